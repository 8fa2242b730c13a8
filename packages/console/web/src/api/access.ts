import { useSyncExternalStore } from 'react';
import { ApiFailure } from './api-failure.ts';

const listeners = new Set<() => void>();
let isLocked = false;

function setLocked(locked: boolean): void {
  if (isLocked === locked) return;
  isLocked = locked;
  for (const listener of listeners) listener();
}

/** Notes that the console asked for its token. */
export function noteFailure(error: Error): void {
  if (error instanceof ApiFailure && error.status === 401) setLocked(true);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the console asks for its token. */
export function useIsLocked(): boolean {
  return useSyncExternalStore(subscribe, () => isLocked);
}

/**
 * Tells the console its token; it answers with a cookie that no script can read.
 * @throws ApiFailure when it is another.
 */
export async function unlock(token: string): Promise<void> {
  const response = await fetch('/api/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (!response.ok)
    throw new ApiFailure(
      'UNAUTHORIZED',
      'This is another token. Take the one that the console said when it was last started.',
      response.status,
    );
  setLocked(false);
}
