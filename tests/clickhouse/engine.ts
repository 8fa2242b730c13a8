import { createRequire } from 'node:module';

/** A ClickHouse engine in this process, on a folder of its own. */
export interface Engine {
  /** Runs a statement and returns its output. `params` are as HTTP carries them, in the escaping of tab-separated values. */
  run(statement: string, params: Readonly<Record<string, string>>, format: string): Promise<Uint8Array>;
  close(): void;
}

interface Session {
  queryAsync(sql: string, options: { readonly format: string }): Promise<{ bytes(): Uint8Array }>;
  queryBindAsync(
    sql: string,
    params: Readonly<Record<string, string>>,
    options: { readonly format: string },
  ): Promise<{ bytes(): Uint8Array }>;
  close(): void;
}

/** Starts chdb: one engine per process. */
export function startEngine(folder: string): Engine {
  const chdb = createRequire(import.meta.url)('chdb') as { readonly Session: new (folder: string) => Session };
  const session = new chdb.Session(folder);
  // Settings are those of the session, so that statements go one after the other.
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(statement, params, format) {
      const names = Object.keys(params);
      const running = last.then(() =>
        names.length === 0
          ? session.queryAsync(statement, { format })
          : session.queryBindAsync(statement, unescapeAll(params), { format }),
      );
      last = running.catch(() => undefined);
      return running.then((result) => result.bytes());
    },
    close: () => session.close(),
  };
}

/** The engine's own binding escapes what it is given. */
function unescapeAll(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, unescapeText(value)]));
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f', '0': '\0' };

function unescapeText(text: string): string {
  return text.replace(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter);
}
