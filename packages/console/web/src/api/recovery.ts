import type { QueryClient, QueryFilters } from '@tanstack/react-query';
import { ApiFailure } from './api-failure.ts';
import { Flag } from './flag.ts';

const POLL_MS = 2_000;

const away = new Flag();

/** Whether the console was not there to answer, and has not come back. */
export function useIsAway(): boolean {
  return away.useValue();
}

/** Whether a console was not there to answer. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof ApiFailure && error.code === 'UNREACHABLE';
}

/**
 * Makes what is told of each failure: when a console that was not there is back, all that it did not answer is asked again.
 * Until then only whether it is there is asked, so that what is said of it stays as it is.
 */
export function watchForReturn(client: QueryClient): (error: Error) => void {
  // What is not shown is asked when it is.
  const unanswered: QueryFilters = { type: 'active', predicate: ({ state }) => isUnreachable(state.error) };
  const look = async (): Promise<void> => {
    if (await isBack()) {
      await client.refetchQueries(unanswered);
      if (client.getQueryCache().findAll(unanswered).length === 0) {
        away.set(false);
        return;
      }
    }
    setTimeout(look, POLL_MS);
  };
  return (error) => {
    if (away.value || !isUnreachable(error)) return;
    away.set(true);
    setTimeout(look, POLL_MS);
  };
}

async function isBack(): Promise<boolean> {
  try {
    return (await fetch('/healthz', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
