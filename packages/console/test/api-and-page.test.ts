import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { relative } from 'node:path';
import { listReports, openLedger } from '@spendspan/ledger';
import { describe, expect, it } from 'vitest';
import { fetchReport, findConsole, startConsole } from '../src/index.ts';
import { useConsole } from './console-fixture.ts';
import { makeExport, makeIds, postJson } from './traces.ts';

const HOSTILE = '<script>alert(1)</script>"\'&';

describe('a console', () => {
  const fixture = useConsole();
  const get = (path: string): Promise<Response> => fetch(new URL(path, fixture.console.url));
  const found = () => ({ url: fixture.console.url, pid: process.pid });

  describe('API', () => {
    it('says that it lives, what it serves, and which reports there are', async () => {
      expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
      const status = await (await get('/api/v1/status')).json();
      expect(status).toMatchObject({ pid: process.pid, ledger: { location: fixture.ledgerPath, calls: 0 } });
      const { reports } = (await (await get('/api/v1/reports')).json()) as { reports: { name: string }[] };
      expect(reports.map(({ name }) => name)).toEqual(listReports().map(({ name }) => name));
    });

    it('gives the report that the ledger itself would give, to the last digit', async () => {
      await postJson(fixture.console.url, makeExport([makeIds(), makeIds()], { 'team.id': HOSTILE }));
      const queries = [
        ['org', {}],
        ['team', { team: HOSTILE }],
        ['usage', { month: '2026-11' }],
      ] as const;
      const asked = await Promise.all(queries.map(([name, query]) => fetchReport(found(), name, query)));
      await fixture.console.close();
      const ledger = await openLedger({ path: fixture.ledgerPath });
      try {
        for (const [index, [name, query]] of queries.entries()) {
          expect(asked[index]).toEqual(await ledger.report(name, query));
        }
        expect(asked[0]?.totals.costUsd).toBe('0.007200000000');
      } finally {
        await ledger.close();
      }
    });

    it.each([
      ['/api/v1/reports/nothing', 404, 'UNKNOWN_REPORT'],
      ['/api/v1/reports/team?team=grwoth', 404, 'UNKNOWN_TEAM'],
      ['/api/v1/reports/team?team=', 400, 'BAD_PARAMETER'],
      ['/api/v1/reports/org?colour=red', 400, 'BAD_PARAMETER'],
      ['/api/v1/reports/usage?month=2026-13', 400, 'BAD_PARAMETER'],
      ['/api/v1/elsewhere', 404, 'NOT_FOUND'],
    ])('answers %s with %d %s', async (path, status, code) => {
      await postJson(fixture.console.url, makeExport([makeIds()]));
      const response = await get(path);
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ error: { code, message: expect.any(String) } });
    });

    it('throws the errors of the ledger where the report was asked for', async () => {
      await postJson(fixture.console.url, makeExport([makeIds()]));
      await expect(fetchReport(found(), 'team', { team: 'grwoth' })).rejects.toMatchObject({
        code: 'UNKNOWN_TEAM',
        closest: ['growth'],
      });
      await expect(fetchReport(found(), 'usage', { month: 'x' })).rejects.toThrow(
        /^\[@spendspan\/ledger\] got month "x"/,
      );
      const gone = { url: 'http://127.0.0.1:9', pid: 1 };
      await expect(fetchReport(gone, 'org')).rejects.toMatchObject({ code: 'CONSOLE_UNAVAILABLE' });
    });
  });

  describe('page', () => {
    it('says how to send the first span while there is none', async () => {
      const page = await (await get('/')).text();
      expect(page).toContain(`OTEL_EXPORTER_OTLP_ENDPOINT=${fixture.console.url}`);
    });

    it('shows the organisation and links to each team, with hostile names as text', async () => {
      await postJson(
        fixture.console.url,
        makeExport([makeIds()], { 'team.id': HOSTILE, 'gen_ai.response.model': HOSTILE }),
      );
      const response = await get('/');
      const page = await response.text();
      expect(page).not.toContain('<script');
      expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;');
      expect(page).toContain('value="0.003600000000"');
      const link = /href="(\/team\?id=[^"]+)"/.exec(page)?.[1] ?? '';
      const team = await (await get(link.replaceAll('&#39;', "'"))).text();
      expect(team).toContain('<h1>Team &lt;script&gt;');
      expect(team).toContain('value="0.003600000000"');
    });

    it('leads from the names in a table to their own report in the same period, and from each report to the others', async () => {
      await postJson(fixture.console.url, makeExport([makeIds()]));
      const page = await (await get('/?from=2000-01-01&timeZone=Europe/Berlin')).text();
      const [, link = ''] = /href="(\/report\/model\?[^"]+)"/.exec(page) ?? [];
      expect(link).toMatch(/^\/report\/model\?model=gpt-4\.1&amp;from=2000-01-01T00.*&amp;timeZone=Europe%2FBerlin$/);
      const model = await get(link.replaceAll('&amp;', '&'));
      expect(model.status).toBe(200);
      const text = await model.text();
      expect(text).toMatch(/from 2000-01-01.*Europe\/Berlin/);
      expect(text).toContain('<a href="/report/waste"');
    });

    it('allows a browser to load and run nothing, not even its own style changed', async () => {
      const response = await get('/');
      const policy = response.headers.get('content-security-policy');
      expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    });

    it('says what was wrong with a link', async () => {
      await postJson(fixture.console.url, makeExport([makeIds()]));
      const unknown = await get(`/team?id=${encodeURIComponent('<i>nobody</i>')}`);
      expect(unknown.status).toBe(404);
      expect(await unknown.text()).toContain('&lt;i&gt;nobody&lt;/i&gt;');
      expect((await get('/?month=never')).status).toBe(400);
    });
  });

  it.each([
    ['evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost', 200],
    ['127.0.0.1', 200],
    ['[::1]:4318', 200],
  ])('answers a request for host %j with %d', async (host, status) => {
    for (const path of ['/', '/healthz', '/api/v1/reports/org']) {
      expect(await statusFor(fixture.console.port, path, host)).toBe(status);
    }
  });

  describe('start', () => {
    it('fails with the port when another program has it, and leaves the ledger free', async () => {
      const other = `${fixture.folder}/other.duckdb`;
      const starting = startConsole({ ledger: other, port: fixture.console.port });
      await expect(starting).rejects.toMatchObject({ code: 'PORT_IN_USE', port: fixture.console.port });
      await (await openLedger({ path: other })).close();
    });

    it('fails when another console has the ledger', async () => {
      const starting = startConsole({ ledger: fixture.ledgerPath, port: 0 });
      await expect(starting).rejects.toMatchObject({ code: 'LEDGER_LOCKED' });
      expect(await findConsole(fixture.ledgerPath)).toEqual(found());
    });

    it('leaves a ledger that it was given open', async () => {
      const ledger = await openLedger({ path: `${fixture.folder}/own.duckdb` });
      try {
        const second = await startConsole({ ledger, port: 0 });
        await postJson(second.url, makeExport([makeIds()]));
        await second.close();
        expect(await ledger.status()).toMatchObject({ calls: 1 });
      } finally {
        await ledger.close();
      }
    });
  });

  describe('is found', () => {
    const sidecar = (): string => `${fixture.ledgerPath}.console.json`;

    it('by its ledger while it runs, and no longer once it is closed', async () => {
      expect(await findConsole(fixture.ledgerPath)).toEqual(found());
      await fixture.console.close();
      expect(existsSync(sidecar())).toBe(false);
      expect(await findConsole(fixture.ledgerPath)).toBeUndefined();
    });

    it('by every name of its ledger', async () => {
      const alias = `${fixture.folder}/alias.duckdb`;
      symlinkSync(fixture.ledgerPath, alias);
      symlinkSync(fixture.folder, `${fixture.folder}/folder`);
      expect(await findConsole(alias)).toEqual(found());
      expect(await findConsole(`${fixture.folder}/folder/ledger.duckdb`)).toEqual(found());
      expect(await findConsole(relative(process.cwd(), alias))).toEqual(found());
      await fixture.console.close();
      const second = await startConsole({ ledger: alias, port: 0 });
      expect(await findConsole(fixture.ledgerPath)).toEqual({ url: second.url, pid: process.pid });
      await second.close();
      expect(existsSync(sidecar())).toBe(false);
    });

    it('by nobody through a file left over from a crash, also when another program took the port', async () => {
      const other = createServer((_request, response) => response.end('{"instance":"another"}'));
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const { port } = other.address() as AddressInfo;
      try {
        for (const url of ['http://127.0.0.1:9', `http://127.0.0.1:${port}`, fixture.console.url, 'no url']) {
          writeFileSync(sidecar(), JSON.stringify({ url, pid: 1, instance: 'mine' }));
          expect(await findConsole(fixture.ledgerPath)).toBeUndefined();
        }
        for (const content of ['', '{', 'null', '[]', '{"url":7}']) {
          writeFileSync(sidecar(), content);
          expect(await findConsole(fixture.ledgerPath)).toBeUndefined();
        }
      } finally {
        await new Promise((resolve) => other.close(resolve));
      }
    });
  });
});

function statusFor(port: number, path: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path, headers: { host }, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.once('error', reject);
    call.end();
  });
}
