/** Shared by every copy of this package in the process. */
const INSIDE = Symbol.for('spendspan.instrumentation-openai.inside');
type State = { [INSIDE]?: object | undefined };

/**
 * Whether a request of this client is on its way through one of its doors right now. The doors call each other, and a
 * subclass or another wrapper may stand between two of ours: the outermost one sees the call, the others let it pass.
 */
export function isInside(client: object): boolean {
  return (globalThis as State)[INSIDE] === client;
}

/** Runs the synchronous part of a request. */
export function runInside<T>(client: object, fn: () => T): T {
  const state = globalThis as State;
  const outer = state[INSIDE];
  state[INSIDE] = client;
  try {
    return fn();
  } finally {
    state[INSIDE] = outer;
  }
}
