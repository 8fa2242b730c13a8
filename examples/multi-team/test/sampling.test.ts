import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startLocalProvider } from '@spendspan/example-local-provider';
import { expect, it } from 'vitest';
import { Programs } from '../src/programs.ts';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const SPENDSPAN = join(createRequire(import.meta.url).resolve('spendspan/package.json'), '..', 'dist', 'main.js');

interface Otlp {
  resourceSpans: { scopeSpans: { spans: { attributes: { key: string; value: unknown }[] }[] }[] }[];
}

/** Stands between the app and the console, and notes whether each span that passes is a model call. */
async function startTap(target: string): Promise<{ url: string; passed: boolean[]; close(): void }> {
  const passed: boolean[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const { resourceSpans } = JSON.parse(body.toString()) as Otlp;
    for (const span of resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))) {
      passed.push(span.attributes.some(({ key }) => key === 'gen_ai.operation.name'));
    }
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${target}${request.url}`, { method: 'POST', headers, body });
    response.writeHead(answer.status, headers).end(await answer.text());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, passed, close: () => void server.close() };
}

it('with head sampling at 0 % every model call reaches the ledger with its cost, no other span does, and the provider is told "unsampled"', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'spendspan-sampling-test-'));
  const programs = new Programs();
  const provider = await startLocalProvider();
  try {
    const receiver = await programs.serve('console', [
      SPENDSPAN,
      'console',
      '--port',
      '0',
      '--ledger',
      join(folder, 'ledger.duckdb'),
    ]);
    const tap = await startTap(receiver);
    await programs.run(['--import', '@spendspan/node/register', 'src/app.ts'], {
      cwd: FOLDER,
      env: {
        PATH: process.env['PATH'],
        OPENAI_API_KEY: 'local',
        OPENAI_BASE_URL: provider.baseURL,
        SPENDSPAN_PRICES: join(FOLDER, 'prices.yaml'),
        OTEL_EXPORTER_OTLP_ENDPOINT: tap.url,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
        OTEL_TRACES_SAMPLER: 'always_off',
      },
    });
    tap.close();
    const report = (await (await fetch(`${receiver}/api/v1/reports/org`)).json()) as {
      totals: { calls: number; costUsd: string };
    };
    // As without sampling: demo.test.ts works it out by hand.
    expect(report.totals).toMatchObject({ calls: 33, costUsd: '0.474781460000' });
    // Each of the two batches has a span of its order, which is no call any more once its bill is there.
    expect(tap.passed).toHaveLength(33 + 2);
    expect(tap.passed.every(Boolean)).toBe(true);
    expect(provider.requests.map(({ headers }) => headers['traceparent']?.slice(-2))).toEqual(
      provider.requests.map(() => '00'),
    );
    expect(provider.requests.every(({ headers }) => headers['baggage'] === undefined)).toBe(true);
  } finally {
    await programs.stop();
    await provider.close();
    await rm(folder, { recursive: true });
  }
}, 60_000);
