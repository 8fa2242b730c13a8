import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Console, fetchReport, findConsole, requestExport, startConsole } from '../src/index.ts';
import { makeExport, makeIds, postJson } from './traces.ts';

describe('a console that other machines reach', () => {
  let folder: string;
  let ledger: string;
  let running: Console;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'spendspan-access-'));
    ledger = join(folder, 'ledger.duckdb');
    running = await startConsole({ ledger, port: 0, host: '0.0.0.0' });
  });
  afterEach(async () => {
    await running.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const ask = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(new URL(path, running.url), { headers });

  it('answers only those who know its token, however the address is spelled', async () => {
    for (const path of [
      '/api/v1/status',
      '/api/v1/reports/org',
      '/api/v1/calls',
      '/api/v1/calls/live',
      '/api/v1/export/csv',
      '/api/v1/reports/org/csv',
      '/%61pi/v1/status',
      '/api/v1/questions',
    ]) {
      const response = await ask(path);
      expect([path, response.status]).toEqual([path, 401]);
      expect(await response.json()).toMatchObject({ error: { code: 'UNAUTHORIZED' } });
    }
    expect((await ask('/api/v1/status', { authorization: 'Bearer guessed-guessed-guessed' })).status).toBe(401);
    expect((await ask('/api/v1/status', { authorization: `Bearer ${running.token}` })).status).toBe(200);
  });

  it('takes spans, shows its page and says that it lives without one', async () => {
    expect((await postJson(running.url, makeExport([makeIds()]))).status).toBe(200);
    expect((await ask('/healthz')).status).toBe(200);
    expect((await ask('/explore')).status).not.toBe(401);
  });

  it('lets a browser in that told it the token once, by a cookie that is not the token', async () => {
    const login = (token: string): Promise<Response> =>
      fetch(new URL('/api/v1/session', running.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      });
    expect((await login('another-token-altogether')).status).toBe(401);
    const cookie = (await login(running.token ?? '')).headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict/);
    expect(cookie).not.toContain(running.token);
    expect((await ask('/api/v1/status', { cookie: cookie.split(';')[0] ?? '' })).status).toBe(200);
    expect((await ask('/api/v1/status', { cookie: `spendspan_${running.port}=guessed` })).status).toBe(401);
  });

  it('is asked by the command of the same user, which knows its token', async () => {
    await postJson(running.url, makeExport([makeIds()]));
    const found = await findConsole(ledger);
    if (!found) throw new Error('not found');
    expect((await fetchReport(found, 'org')).totals.calls).toBe(1);
    const { summary, content } = await requestExport(found, 'csv', {});
    for await (const chunk of content) expect(chunk.length).toBeGreaterThan(0);
    expect(summary.calls).toBe(1);
  });
});

it('A token that can be guessed is refused, and on loopback none is asked for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'spendspan-access-'));
  const ledger = join(folder, 'ledger.duckdb');
  await expect(startConsole({ ledger, port: 0, token: 'secret' })).rejects.toThrow(/at least 16/);
  const running = await startConsole({ ledger, port: 0 });
  expect(running.token).toBeUndefined();
  expect((await fetch(new URL('/api/v1/status', running.url))).status).toBe(200);
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});
