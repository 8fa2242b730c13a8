import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type LocalProvider, startLocalProvider } from '@spendspan/example-local-provider';
import { afterAll, beforeAll, expect, it } from 'vitest';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));

let provider: LocalProvider;
beforeAll(async () => {
  provider = await startLocalProvider();
});
afterAll(() => provider.close());

it('the quickstart has at most 15 lines', () => {
  const lines = readFileSync(`${FOLDER}/src/app.ts`, 'utf8').trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(15);
});

it('the quickstart sends one span with its cost and its owner', async () => {
  const bodies: string[] = [];
  const receiver = createServer(async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    bodies.push(body);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const child = spawn(process.execPath, ['--import', '@spendspan/node/register', 'src/app.ts'], {
    cwd: FOLDER,
    env: {
      PATH: process.env['PATH'],
      OPENAI_API_KEY: 'local',
      OPENAI_BASE_URL: provider.baseURL,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_EXPORTER_OTLP_COMPRESSION: 'none',
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  receiver.close();
  expect({ code, printed }).toEqual({ code: 0, printed: 'A local answer to: Say hello to a new customer.\n' });
  const spans = bodies.flatMap((body) => body.match(/"gen_ai\.usage\.cost"/g) ?? []);
  expect(spans).toHaveLength(1);
  expect(bodies.join('')).toContain('{"key":"team.id","value":{"stringValue":"growth"}}');
  expect(provider.requests.at(-1)?.headers).not.toHaveProperty('baggage');
});
