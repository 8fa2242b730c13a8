import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Console, type ConsoleStatus, requestCompact, requestErase, startConsole } from '../src/index.ts';
import { fetchOrg, useConsole } from './console-fixture.ts';
import { makeExport, makeIds, postJson } from './traces.ts';

const PERSON = 'ada.lovelace@example.com';
const KEY = 'a secret of this test, long enough';

const fixture = useConsole();
let second: Console | undefined;
afterEach(async () => {
  await second?.close();
  second = undefined;
});
const found = () => ({ url: fixture.console.url, pid: process.pid });
const isOnDisk = (text: string): boolean =>
  readdirSync(fixture.folder).some((name) => readFileSync(join(fixture.folder, name)).includes(text));
const fetchStatus = async (url: string): Promise<ConsoleStatus> =>
  (await (await fetch(`${url}/api/v1/status`)).json()) as ConsoleStatus;
const postTo = (path: string, body: unknown, headers = {}): Promise<Response> =>
  fetch(new URL(path, fixture.console.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('POST /api/v1/erase', () => {
  it('takes a person out while exports go on', async () => {
    await postJson(fixture.console.url, makeExport([makeIds()], { 'user.id': PERSON, 'session.id': 's-1' }));
    const exports = Array.from({ length: 10 }, () => postJson(fixture.console.url, makeExport([makeIds()])));
    expect(await requestErase(found(), { user: PERSON, dryRun: true })).toMatchObject({ calls: 1, dryRun: true });
    expect(isOnDisk(PERSON)).toBe(true);
    expect(await requestErase(found(), { user: PERSON })).toMatchObject({ calls: 1, costUsd: '0.003600000000' });
    expect(isOnDisk(PERSON)).toBe(false);
    for (const response of await Promise.all(exports)) expect(response.status).toBe(200);
    expect((await fetchOrg(fixture.console.url)).totals).toMatchObject({ calls: 11, costUsd: '0.039600000000' });
  });

  it('is for programs of this machine, and for what it knows', async () => {
    expect((await postTo('/api/v1/erase', { user: PERSON }, { origin: 'https://elsewhere.example' })).status).toBe(403);
    for (const body of [
      {},
      { user: 7 },
      { user: '' },
      { user: PERSON, all: true },
      [],
      { user: PERSON, rows: 'yes' },
    ]) {
      expect((await postTo('/api/v1/erase', body)).status).toBe(400);
    }
    expect((await postTo('/api/v1/erase', 'user', { 'content-type': 'text/plain' })).status).toBe(415);
  });
});

describe('POST /api/v1/compact', () => {
  it('deletes what is older, and tells senders when that comes again', async () => {
    const old = makeExport([makeIds()]);
    const start = BigInt(Date.now() - 40 * 86_400_000) * 1_000_000n;
    const message = JSON.parse(JSON.stringify(old).replace('"1795000000123456789"', `"${start}"`)) as object;
    await postJson(fixture.console.url, message);
    await postJson(fixture.console.url, makeExport([makeIds()]));
    expect(await requestCompact(found(), { olderThan: '30d' })).toMatchObject({ deletedCalls: 1 });
    const again = await postJson(fixture.console.url, message);
    expect([again.status, await again.json()]).toEqual([
      200,
      { partialSuccess: { rejectedSpans: '1', errorMessage: 'calls from before what this ledger keeps' } },
    ]);
    expect((await fetchOrg(fixture.console.url)).totals.calls).toBe(1);
    expect((await fetchStatus(fixture.console.url)).received).toMatchObject({ calls: 2, expired: 1 });
  });

  it('refuses an age that is none', async () => {
    await expect(requestCompact(found(), { olderThan: 'a year' })).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
  });
});

describe('a console with options', () => {
  it('deletes by age at its start, and says so', async () => {
    const ledger = join(fixture.folder, 'second.duckdb');
    second = await startConsole({ ledger, port: 0 });
    const message = JSON.stringify(makeExport([makeIds()])).replace('"1795000000123456789"', '"1500000000000000000"');
    await postJson(second.url, JSON.parse(message) as object);
    await postJson(second.url, makeExport([makeIds()]));
    expect((await fetchStatus(second.url)).retention).toBeNull();
    await second.close();
    second = await startConsole({ ledger, port: 0, retention: '400d' });
    expect((await fetchOrg(second.url)).totals.calls).toBe(1);
    expect((await fetchStatus(second.url)).retention).toMatchObject({
      olderThan: '400d',
      deletedCalls: 1,
      error: null,
    });
    await second.close();
    await expect(startConsole({ ledger, port: 0, retention: 'never' })).rejects.toMatchObject({
      code: 'BAD_PARAMETER',
    });
  });

  it('keeps users hashed with its key, and does not start without it any more', async () => {
    const ledger = join(fixture.folder, 'second.duckdb');
    second = await startConsole({ ledger, port: 0, userIdKey: KEY });
    await postJson(second.url, makeExport([makeIds()], { 'user.id': PERSON }));
    expect(isOnDisk(PERSON)).toBe(false);
    const { ledger: status } = await fetchStatus(second.url);
    expect(status).toMatchObject({ usersHashed: true, calls: 1 });
    expect(await requestErase({ url: second.url, pid: 0 }, { user: PERSON, rows: true })).toMatchObject({ calls: 1 });
    await second.close();
    second = undefined;
    await expect(startConsole({ ledger, port: 0 })).rejects.toMatchObject({ code: 'BAD_USER_ID_KEY' });
    second = await startConsole({ ledger, port: 0, userIdKey: KEY });
  });
});
