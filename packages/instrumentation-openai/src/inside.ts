/** Shared by every copy of this package in the process. */
const INSIDE = Symbol.for('spendspan.instrumentation-openai.inside');

interface State {
  client: object | undefined;
}

const state = shareState();

/** One object beneath the global one: to store on that itself takes V8 ten times as long. */
function shareState(): State {
  const holder = globalThis as { [INSIDE]?: State };
  holder[INSIDE] ??= { client: undefined };
  return holder[INSIDE];
}

/**
 * Whether a request of this client is on its way through one of its doors right now. The doors call each other, and a
 * subclass or another wrapper may stand between two of ours: the outermost one sees the call, the others let it pass.
 */
export function isInside(client: object): boolean {
  return state.client === client;
}

/** Runs the synchronous part of a request. */
export function runInside<T>(client: object, fn: () => T): T {
  const outer = state.client;
  state.client = client;
  try {
    return fn();
  } finally {
    state.client = outer;
  }
}
