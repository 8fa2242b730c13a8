import { ownRequire } from './own-require.ts';

interface CoverageOfScripts {
  readonly result?: readonly { readonly url: string }[];
}

interface InspectorSession {
  connect(): void;
  disconnect(): void;
  post(method: string, callback?: (error: Error | null, answer?: CoverageOfScripts) => void): void;
}

/**
 * Addresses of the scripts that V8 has loaded; Node has no public list of its ES modules. Asks the profiler for what it
 * knows anyway: the debugger, which would slow the code down, stays off. Empty where there is no inspector.
 */
export function listLoadedScripts(): readonly string[] {
  const urls: string[] = [];
  let session: InspectorSession | undefined;
  try {
    const inspector: { Session: new () => InspectorSession } = ownRequire('node:inspector');
    session = new inspector.Session();
    session.connect();
    session.post('Profiler.enable');
    session.post('Profiler.getBestEffortCoverage', (_error, answer) => {
      for (const { url } of answer?.result ?? []) urls.push(url);
    });
    session.post('Profiler.disable');
  } catch {
    // Built without an inspector, or not allowed to use it.
  } finally {
    session?.disconnect();
  }
  return urls;
}
