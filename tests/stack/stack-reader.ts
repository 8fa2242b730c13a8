import type { Stack } from '../../collector-config/stack/stack.ts';
import type { Report } from '../../packages/ledger/src/index.ts';

/** What the programs of a stack say, each by its own API. */
export class StackReader {
  readonly #stack: Stack;

  constructor(stack: Stack) {
    this.#stack = stack;
  }

  /** The value of every series of a query, by its labels' values. */
  async query(promql: string): Promise<Readonly<Record<string, number>>> {
    const url = `http://127.0.0.1:${this.#stack.ports.prometheus}/api/v1/query?${new URLSearchParams({ query: promql })}`;
    const { data, error } = (await readJson(url)) as {
      readonly error?: string;
      readonly data?: { readonly result: readonly { metric: Record<string, string>; value: [number, string] }[] };
    };
    if (!data) throw new Error(`${promql}: ${error}`);
    return Object.fromEntries(
      data.result.map(({ metric, value }) => [Object.values(metric).join(','), Number(value[1])]),
    );
  }

  /** The one value of a query; 0 where there is no series. */
  async value(promql: string): Promise<number> {
    return Object.values(await this.query(promql))[0] ?? 0;
  }

  /** Waits until a query has a value that will do, and gives it. */
  async until(promql: string, isEnough: (value: number) => boolean): Promise<number> {
    return waitFor(`${promql} in Prometheus`, async () => {
      const value = await this.value(promql);
      return { done: isEnough(value), value };
    });
  }

  report(name: string, query: Readonly<Record<string, string>> = {}): Promise<Report> {
    const url = `http://127.0.0.1:${this.#stack.ports.console}/api/v1/reports/${name}?${new URLSearchParams(query)}`;
    return readJson(url) as Promise<Report>;
  }

  /** Waits until the ledger has so many calls. */
  async untilRecorded(calls: number): Promise<Report> {
    return waitFor(`${calls} calls in the ledger`, async () => {
      const report = await this.report('org');
      return { done: report.totals.calls >= calls, value: report };
    });
  }

  /** Traces that Jaeger finds by these tags. */
  async traces(service: string, tags: Readonly<Record<string, string>>): Promise<readonly JaegerTrace[]> {
    const query = new URLSearchParams({ service, tags: JSON.stringify(tags), limit: '1000', lookback: '1h' });
    const { data } = (await readJson(`http://127.0.0.1:${this.#stack.ports.jaeger}/api/traces?${query}`)) as {
      readonly data: readonly JaegerTrace[] | null;
    };
    return data ?? [];
  }
}

/** A trace as the API of Jaeger has it. */
export interface JaegerTrace {
  readonly traceID: string;
  readonly spans: readonly {
    readonly spanID: string;
    readonly operationName: string;
    readonly tags: readonly { readonly key: string; readonly value: unknown }[];
  }[];
}

const PATIENCE_MS = 120_000;

/** Asks until the answer will do. */
export async function waitFor<T>(what: string, ask: () => Promise<{ done: boolean; value: T }>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { done, value } = await ask();
    if (done) return value;
    if (Date.now() > deadline)
      throw new Error(`waited in vain for ${what}; last: ${JSON.stringify(value)?.slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function readJson(url: string): Promise<unknown> {
  const answer = await fetch(url);
  return answer.json();
}
