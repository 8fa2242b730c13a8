import { request } from 'node:http';
import { openLedger } from '@spendspan/ledger';
import { describe, expect, it } from 'vitest';
import { fetchCoverage, requestReprice } from '../src/index.ts';
import { fetchOrg, useConsole } from './console-fixture.ts';
import { makeExport, makeIds, postJson } from './traces.ts';

const PRICES = {
  name: 'prices.yaml',
  text: 'version: 1\ncurrency: USD\nproviders:\n  - match: { server_address: llm.example.com }\n    models:\n      - { match: { model: gpt-4.1 }, prices: [{ input: "1", output: "1" }] }\n',
};

describe('a console', () => {
  const fixture = useConsole();
  const found = () => ({ url: fixture.console.url, pid: process.pid });
  const send = (count = 2): Promise<Response> =>
    postJson(
      fixture.console.url,
      makeExport(Array.from({ length: count }, makeIds), { 'server.address': 'llm.example.com' }),
    );
  const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(new URL('/api/v1/reprice', fixture.console.url), {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });

  it('prices its ledger again by a price file that it is sent, says how far it is, and takes it back', async () => {
    await send();
    const progress: number[] = [];
    const since = '2026-11-01';
    const result = await requestReprice(
      found(),
      { since, prices: PRICES },
      { onProgress: (done) => progress.push(done) },
    );
    expect(result).toMatchObject({ run: 1, sources: ['user:prices.yaml'] });
    expect(result?.totals).toMatchObject({ calls: 2, oldUsd: '0.007200000000', newUsd: '0.002400000000' });
    expect(progress).toEqual([2]);
    expect((await fetchOrg(fixture.console.url)).totals.costUsd).toBe('0.002400000000');
    expect(await requestReprice(found(), { undo: true })).toMatchObject({ run: 1, undo: true });
    expect((await fetchOrg(fixture.console.url)).totals.costUsd).toBe('0.007200000000');
    expect(await requestReprice(found(), { undo: true })).toBeNull();
  });

  it('says what the ledger itself would say, and so of the coverage', async () => {
    await send();
    const asked = { since: '2026-11-01', dryRun: true, unknownHost: 'unpriced' } as const;
    const through = await requestReprice(found(), asked);
    const coverage = await fetchCoverage(found(), { month: '2026-11' });
    await fixture.console.close();
    const { runReprice } = await import('../src/index.ts');
    const ledger = await openLedger({ path: fixture.ledgerPath });
    try {
      expect(await runReprice(ledger, asked)).toEqual(through);
      expect(await ledger.coverage({ month: '2026-11' })).toEqual(coverage);
    } finally {
      await ledger.close();
    }
  });

  it('throws the errors of the ledger where it was asked', async () => {
    const asking = requestReprice(found(), { since: 'long ago' });
    await expect(asking).rejects.toMatchObject({
      code: 'BAD_PARAMETER',
      message: expect.stringContaining('"long ago"'),
    });
    const gone = requestReprice({ url: 'http://127.0.0.1:9', pid: 1 }, { since: '2026-11-01' });
    await expect(gone).rejects.toMatchObject({ code: 'CONSOLE_UNAVAILABLE' });
    await expect(fetchCoverage(found(), { team: 'x' })).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
  });

  it.each([
    ['no JSON', '{', {}, 400],
    ['a list', '[]', {}, 400],
    ['an unknown member', '{"since":"2026-11-01","dryrun":true}', {}, 400],
    ['a member of another type', '{"since":"2026-11-01","dryRun":"false"}', {}, 400],
    ['another host rule', '{"since":"2026-11-01","unknownHost":"free"}', {}, 400],
    ['a malformed price file', '{"since":"2026-11-01","prices":{"name":"p","text":"version: 2"}}', {}, 400],
    ['no time', '{}', {}, 400],
    ['a form', 'since=2026-11-01', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['text', '{"since":"2026-11-01"}', { 'content-type': 'text/plain' }, 415],
    ['a page of another site', '{"since":"2026-11-01"}', { origin: 'http://evil.example' }, 403],
  ])('refuses %s, and changes nothing', async (_what, body, headers, status) => {
    await send();
    const response = await post(body, headers);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { message: expect.any(String) } });
    expect((await fetchOrg(fixture.console.url)).totals.costUsd).toBe('0.007200000000');
  });

  it('does not price again for a page whose name was made to lead here', async () => {
    const status = await new Promise((resolve, reject) => {
      const { port } = fixture.console;
      const headers = { host: 'evil.example', 'content-type': 'application/json' };
      const call = request(
        { port, host: '127.0.0.1', method: 'POST', path: '/api/v1/reprice', headers },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      call.once('error', reject);
      call.end('{"since":"2026-11-01"}');
    });
    expect(status).toBe(403);
  });

  it('records calls while it prices, and does not begin when nobody waits for the end', async () => {
    for (let batch = 0; batch < 10; batch += 1) await send(2_000);
    const stop = new AbortController();
    const asked = { since: '2026-11-01', prices: PRICES };
    const stopped = requestReprice(found(), asked, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(stopped).rejects.toThrow();
    const [result] = await Promise.all([requestReprice(found(), asked), send(3), send(4)]);
    expect(result?.totals.calls).toBeGreaterThanOrEqual(20_000);
    expect((await fetchOrg(fixture.console.url)).totals.calls).toBe(20_007);
  });
});
