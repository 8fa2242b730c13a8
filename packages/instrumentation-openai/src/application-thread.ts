import * as threads from 'node:worker_threads';

type Threads = Omit<typeof threads, 'isInternalThread'> & { readonly isInternalThread?: boolean };

/**
 * Whether this thread runs an application. Node runs --require in the thread of its loader hooks as well. Older ones
 * do not say so, but give only the threads of an application a port to their parent.
 */
export function isApplicationThread(): boolean {
  const { isMainThread, parentPort, isInternalThread = !isMainThread && parentPort === null } = threads as Threads;
  return !isInternalThread;
}
