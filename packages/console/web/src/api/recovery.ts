import type { Query, QueryClient } from '@tanstack/react-query';
import { ApiFailure } from './api-failure.ts';

const POLL_MS = 2_000;

/** Whether a console was not there to answer. */
function isUnreachable(error: unknown): boolean {
  return error instanceof ApiFailure && error.code === 'UNREACHABLE';
}

/**
 * Makes what is told of each failure: when a console that was not there is back, all that it did not answer is asked again.
 * Until then only whether it is there is asked, so that what is said of it stays as it is.
 */
export function watchForReturn(client: QueryClient): (error: Error) => void {
  let isWaiting = false;
  const look = async (): Promise<void> => {
    if (!(await isBack())) {
      setTimeout(look, POLL_MS);
      return;
    }
    isWaiting = false;
    const predicate = ({ state }: Query): boolean => isUnreachable(state.error);
    // What is not shown is asked when it is.
    await client.refetchQueries({ type: 'active', predicate });
  };
  return (error) => {
    if (isWaiting || !isUnreachable(error)) return;
    isWaiting = true;
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
