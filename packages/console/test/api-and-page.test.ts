import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { relative } from 'node:path';
import { formatReportCsv, listReports, makeReportGrids, openLedger } from '@spendspan/ledger';
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
      expect(await (await get('/healthz')).json()).toMatchObject({ status: 'ok' });
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

    it('takes an empty filter for none', async () => {
      await postJson(fixture.console.url, makeExport([makeIds()]));
      for (const path of ['reports/org', 'reports/breakdown', 'calls', 'coverage', 'export/csv']) {
        const ask = async (query: string): Promise<string> => {
          const response = await fetch(new URL(`/api/v1/${path}?month=2026-11${query}`, fixture.console.url));
          expect(response.status, path).toBe(200);
          return response.text();
        };
        expect(await ask('&where='), path).toBe(await ask(''));
      }
    });

    it('takes a question mark in a value as a part of it', async () => {
      await postJson(fixture.console.url, makeExport([makeIds()], { 'team.id': 'who' }));
      await postJson(fixture.console.url, makeExport([makeIds(), makeIds()], { 'team.id': 'who?=1' }));
      for (const path of ['/api/v1/reports/team?team=who?%3D1', '/api/v1/reports/breakdown?where=team=who?=1']) {
        expect(await (await get(path)).json()).toMatchObject({ totals: { calls: 2 }, filter: { team: 'who?=1' } });
      }
    });

    it.each([
      ['/api/v1/reports/nothing', 404, 'UNKNOWN_REPORT'],
      ['/api/v1/reports/team?team=grwoth', 404, 'UNKNOWN_TEAM'],
      ['/api/v1/reports/team?team=', 400, 'BAD_PARAMETER'],
      ['/api/v1/reports/org?colour=red', 400, 'BAD_PARAMETER'],
      ['/api/v1/prices?colour=red', 400, 'BAD_PARAMETER'],
      ['/api/v1/prices?limit=0', 400, 'BAD_PARAMETER'],
      ['/api/v1/calls/none/none', 404, 'NOT_FOUND'],
      ['/api/v1/reports/usage?month=2026-13', 400, 'BAD_PARAMETER'],
      ['/api/v1/elsewhere', 404, 'NOT_FOUND'],
      ['/api/v1/reports/%E0%A4', 400, 'BAD_PARAMETER'],
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

  describe('table of a report as CSV', () => {
    const getCsv = (query: string): Promise<Response> => get(`/api/v1/reports/breakdown/csv?by=team,model${query}`);

    it('is what the command prints', async () => {
      await postJson(fixture.console.url, makeExport([makeIds()], { 'team.id': '=1+1' }));
      const response = await getCsv('');
      expect(response.headers.get('content-disposition')).toBe('attachment; filename="spendspan-breakdown.csv"');
      const report = await fetchReport(found(), 'breakdown', { by: 'team,model' });
      const [grid] = makeReportGrids(report);
      expect(await response.text()).toBe(grid && formatReportCsv(grid));
      expect((await (await getCsv('&table=totals')).text()).split('\r\n')[0]).toMatch(/^calls,failedCalls,/);
    });

    it('says which tables there are', async () => {
      const response = await getCsv('&table=nope');
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('got table \\"nope\\", expected one of breakdown, totals');
    });
  });

  describe('page', () => {
    it('is one file for each of its addresses, and its script and style are kept by browsers', async () => {
      const page = await (await get('/')).text();
      for (const path of ['/explore?by=team', '/budgets', '/reports', '/report/team?team=x']) {
        expect(await (await get(path)).text()).toBe(page);
      }
      const links = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link = '']) => link);
      expect(links.length).toBeGreaterThanOrEqual(3);
      for (const link of links) {
        // Nothing from elsewhere.
        expect(link).toMatch(/^\/(assets\/|icon)/);
        const response = await get(link);
        expect(response.status).toBe(200);
        const etag = response.headers.get('etag') ?? '';
        const again = await fetch(new URL(link, fixture.console.url), { headers: { 'if-none-match': etag } });
        expect([again.status, await again.text()]).toEqual([304, '']);
      }
    });

    it('takes at most 250 kB to load', async () => {
      const page = await (await get('/')).text();
      const links = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link = '']) => link);
      let size = 0;
      for (const link of ['/', ...links]) {
        const response = await askRaw(fixture.console.port, link, { 'accept-encoding': 'gzip' });
        expect(response.encoding).toBe('gzip');
        size += response.size;
      }
      expect(size).toBeLessThan(250_000);
    });

    it('allows a browser to load and run nothing but its own files', async () => {
      const response = await get('/');
      expect(response.headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    });

    it('tells those who typed an address that is no view on the page, and programs in JSON', async () => {
      const asBrowser = (path: string): Promise<Response> =>
        fetch(new URL(path, fixture.console.url), { headers: { accept: 'text/html,*/*;q=0.8' } });
      const typed = await asBrowser('/nowhere');
      expect([typed.status, typed.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
      expect(typed.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect((await asBrowser('/api/v1/elsewhere')).headers.get('content-type')).toContain('application/json');
      expect((await get('/nowhere')).headers.get('content-type')).toContain('application/json');
    });

    it.each(['/nowhere', '/assets/../package.json', '/assets/%2e%2e/%2e%2e/package.json', '/index.html.gz'])(
      'serves nothing at %s',
      async (path) => {
        expect((await askRaw(fixture.console.port, path)).status).toBe(404);
      },
    );
  });

  it.each([
    ['evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost/evil', 403],
    ['localhost?evil', 403],
    ['localhost#evil', 403],
    ['evil@localhost', 403],
    ['localhost\\evil', 403],
    ['localhost:80:90', 403],
    ['localhost', 200],
    ['localhost:4318', 200],
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

async function statusFor(port: number, path: string, host: string): Promise<number | undefined> {
  return (await askRaw(port, path, { host })).status;
}

interface RawAnswer {
  readonly status: number | undefined;
  readonly encoding: string | undefined;
  /** Bytes of the body as they were sent. */
  readonly size: number;
}

/** Asks with a path and headers that `fetch` would change. */
function askRaw(port: number, path: string, headers: Readonly<Record<string, string>> = {}): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode, encoding: response.headers['content-encoding'], size }),
      );
    });
    call.once('error', reject);
    call.end();
  });
}
