import { ApiFailure } from './api-failure.ts';
import { Flag } from './flag.ts';

const locked = new Flag();

/** Notes that the console asked for its token. */
export function noteFailure(error: Error): void {
  if (error instanceof ApiFailure && error.status === 401) locked.set(true);
}

/** Whether the console asks for its token. */
export function useIsLocked(): boolean {
  return locked.useValue();
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
  locked.set(false);
}
