import { type ClientRequest, get } from 'node:http';
import { expect, it } from 'vitest';
import { requestCompact } from '../src/index.ts';
import { useConsole } from './console-fixture.ts';
import { makeExport, makeIds, postJson } from './traces.ts';

const fixture = useConsole();

/** Clients that go away at various points: while they are answered, at the first bytes, and those that want the head alone. */
async function leave(url: string, format: string): Promise<void> {
  const address = new URL(`/api/v1/export/${format}`, url);
  for (let delayMs = 0; delayMs < 20; delayMs += 1) {
    const request = get(address);
    setTimeout(() => request.destroy(), delayMs);
    await awaitEnd(request);
  }
  const request = get(address, (response) => response.once('data', () => request.destroy()));
  await awaitEnd(request);
  await (await fetch(address, { method: 'HEAD' })).text();
}

function awaitEnd(request: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    request.on('error', () => undefined).once('close', resolve);
  });
}

it('keeps nothing open for clients that go away from an export', async () => {
  const { url } = fixture.console;
  await postJson(url, makeExport(Array.from({ length: 500 }, makeIds)));
  for (const format of ['csv', 'json', 'parquet', 'focus']) await leave(url, format);
  // It waits for exports that are read, and fails when they do not end.
  expect((await requestCompact({ url, pid: process.pid }, {})).bytesAfter).toBeGreaterThan(0);
}, 90_000);
