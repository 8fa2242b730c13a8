import { createRequire } from 'node:module';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countOpenCalls } from '../src/index.ts';
import type { ClientCase, Stage } from './client-cases/client-case.ts';
import { CLIENT_CASES } from './client-cases/index.ts';
import { CLIENTS, type ClientName, clientFolder, type Harness, loadClient, startHarness } from './harness.ts';
import { type ScriptedRequest, startScriptedServer } from './scripted-server.ts';

/** What differs between any two runs: ports, and what tracing adds to a request. */
function normalise(value: unknown, url: string): unknown {
  const seen = new WeakSet<object>();
  const text = JSON.stringify(value, (_, each) => {
    if (each === undefined) return '(undefined)';
    if (typeof each !== 'object' || each === null) return each;
    if (seen.has(each)) return each.constructor?.name === 'Object' || Array.isArray(each) ? each : '(seen)';
    seen.add(each);
    return each instanceof Error ? { error: each.constructor.name, message: each.message } : each;
  });
  return text?.replaceAll(url, 'http://server').replaceAll(new URL(url).host, 'server');
}

function received({ method, path, headers, body }: ScriptedRequest): unknown {
  const { traceparent: _, tracestate: __, ...rest } = headers;
  const boundary = /boundary=(\S+)/.exec(rest['content-type'] ?? '')?.[1];
  const same = (text: string): string => (boundary ? text.replaceAll(boundary, 'boundary') : text);
  return {
    method,
    path,
    headers: Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, same(value)])),
    body: same(body),
  };
}

/** Plays a case and writes down everything there is to see, by the application and by the provider. */
async function play({ answers, run }: ClientCase, version: ClientName): Promise<unknown> {
  const server = await startScriptedServer(answers);
  const module = loadClient(version) as unknown as Stage['module'];
  const make: Stage['make'] = (options) =>
    new module.OpenAI({ apiKey: 'sk-local', baseURL: `${server.url}/v1`, maxRetries: 0, ...options }) as never;
  const load = createRequire(`${clientFolder(version)}app.js`);
  const seen: unknown[] = [];
  const unhandled = (reason: unknown): void => void seen.push('unhandled', String(reason));
  const listeners = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', unhandled);
  try {
    await run({ client: make(), module, server, make, load, see: (...values) => void seen.push(...values) });
    await new Promise((resolve) => setTimeout(resolve, 10));
    return normalise({ seen, requests: server.requests.map(received) }, server.url);
  } finally {
    process.removeAllListeners('unhandledRejection');
    for (const listener of listeners) process.on('unhandledRejection', listener);
    await server.close();
  }
}

describe.each(CLIENTS)('%s', (version) => {
  const major = Number(version.slice('openai-'.length));
  let harness: Harness;
  beforeAll(async () => {
    // Short, for the calls that nobody ever awaits.
    harness = await startHarness(version, { streamUsage: 'off', abandonedAfterMs: 2000 });
  });
  afterAll(() => harness.close());
  beforeEach(() => harness.exporter.reset());

  test.each(CLIENT_CASES.filter(({ lacks }) => !lacks?.[major]))('$title, as without us', async (each) => {
    const instrumented = await play(each, version);
    await expect.poll(countOpenCalls, { timeout: 5000 }).toBe(0);
    const { started, ended } = harness.counts();
    expect({ started, ended }).toEqual({ started: each.spans, ended: each.spans });
    harness.instrumentation.unpatchModule(loadClient(version));
    const bare = await play(each, version);
    harness.instrumentation.patchModule(loadClient(version));
    expect(harness.counts().started).toBe(each.spans);
    expect(instrumented).toEqual(bare);
  });
});
