import { createHmac } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DuckDBStore } from '../src/duckdb/duckdb-store.ts';
import { type Call, type Ledger, openLedger } from '../src/index.ts';
import { GuardedStore } from '../src/privacy/guarded-store.ts';
import { readUserIdKey } from '../src/privacy/read-user-id-key.ts';
import { makeCall, makeCost } from './calls.ts';

const KEY = 'a secret of this test, long enough';
const PERSON = 'ada.lovelace@example.com';
const HASH = `hmac:${createHmac('sha256', KEY).update(PERSON).digest('base64url')}`;

let folder: string;
let path: string;
let ledger: Ledger | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-privacy-'));
  path = join(folder, 'ledger.duckdb');
});
afterEach(async () => {
  await ledger?.close();
  ledger = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const open = async (userIdKey?: string): Promise<Ledger> => {
  await ledger?.close();
  ledger = await openLedger({ path, userIdKey });
  return ledger;
};
/** Whether any file beside the ledger, its log too, has the bytes of a text. */
const isOnDisk = (text: string): boolean =>
  readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text));
const callOf = (user: string, attribution = {}, parts: Partial<Call> = {}): Call =>
  makeCall({ attribution: { team: 'growth', user, ...attribution }, ...parts });
/** Other people's calls, so that the file has more than one value to keep. */
const crowd = (): Call[] => Array.from({ length: 40 }, (_, index) => callOf(`user-${index}@example.com`));
const listUsers = async (of: Ledger): Promise<readonly string[]> =>
  (await of.report('team', { team: 'growth' })).breakdowns
    .find(({ by }) => by === 'user')
    ?.rows.map(({ key }) => key) ?? [];

describe('user ids with a key', () => {
  it('never touch the disk, in the log or the file, whatever else has the same value', async () => {
    const plain = await openLedger({ path: join(folder, 'plain.duckdb') });
    await plain.append([callOf(PERSON)]);
    // So that the search is known to find what is there.
    expect(isOnDisk(PERSON)).toBe(true);
    await plain.close();
    for (const name of readdirSync(folder)) rmSync(join(folder, name));

    const hashed = await open(KEY);
    await hashed.append([...crowd(), callOf(PERSON, { customer: PERSON, session: PERSON, owner: PERSON })]);
    expect(existsSync(`${path}.wal`)).toBe(true);
    expect(isOnDisk(PERSON)).toBe(false);
    expect(isOnDisk(HASH)).toBe(true);
    await hashed.close();
    expect(isOnDisk(PERSON)).toBe(false);
    expect(isOnDisk('user-7@')).toBe(false);
  });

  it('are one person each, and teams keep their names', async () => {
    const hashed = await open(KEY);
    await hashed.append([callOf(PERSON), callOf(PERSON), callOf(HASH), callOf('growth')]);
    expect(await listUsers(hashed)).toContain(HASH);
    expect(await listUsers(hashed)).toHaveLength(2);
    expect((await hashed.report('team', { team: 'growth' })).totals.calls).toBe(4);
    expect(await hashed.status()).toMatchObject({ usersHashed: true });
  });

  it('are asked for by the plain id, or by the hash without the key', async () => {
    await (await open(KEY)).append([...crowd(), callOf(PERSON), callOf(PERSON)]);
    await ledger?.close();
    ledger = undefined;
    for (const [key, user] of [
      [KEY, PERSON],
      [KEY, HASH],
      [undefined, HASH],
    ] as const) {
      const store = await GuardedStore.open(await DuckDBStore.open(path), key);
      const selection = { filter: { user } };
      expect((await store.summarize(selection, [])).totals.calls).toBe(2n);
      expect((await store.crosstab(selection, [])).map(({ sums }) => sums.calls)).toEqual([2n]);
      expect((await store.distribute(selection, 'call', [])).map(({ units }) => units)).toEqual([2n]);
      await store.close();
    }
  });

  it('that were recorded in plain before are hashed when the key is first given, and gone from the file', async () => {
    const plain = await open();
    await plain.append([...crowd(), callOf(PERSON, { session: PERSON })]);
    expect(await plain.status()).toMatchObject({ usersHashed: false, keptFrom: null });
    const hashed = await open(KEY);
    expect(await listUsers(hashed)).toContain(HASH);
    expect((await hashed.report('org')).totals.calls).toBe(41);
    await hashed.close();
    expect(isOnDisk(PERSON)).toBe(false);
  });

  it('are read without the key and recorded only with it, the same one', async () => {
    await (await open(KEY)).append([callOf(PERSON)]);
    const without = await open();
    expect((await without.report('org')).totals.calls).toBe(1);
    await expect(without.append([])).rejects.toMatchObject({ code: 'BAD_USER_ID_KEY' });
    await expect(without.erase({ user: PERSON })).rejects.toMatchObject({ code: 'BAD_USER_ID_KEY' });
    expect(await without.erase({ user: HASH, dryRun: true })).toMatchObject({ calls: 1 });
    await without.close();
    await expect(openLedger({ path, userIdKey: 'another secret, as long' })).rejects.toMatchObject({
      code: 'BAD_USER_ID_KEY',
    });
    await open(KEY);
  });
});

describe('the key', () => {
  it('is the option, else the variable, else the file that the other variable names', () => {
    const file = join(folder, 'key');
    writeFileSync(file, `${KEY}\n`);
    const env = { SPENDSPAN_USER_ID_KEY_FILE: file };
    expect(readUserIdKey(undefined, {})).toBeUndefined();
    expect(readUserIdKey(undefined, env)).toBe(KEY);
    expect(readUserIdKey(undefined, { ...env, SPENDSPAN_USER_ID_KEY: 'x'.repeat(16) })).toBe('x'.repeat(16));
    expect(readUserIdKey(KEY, { SPENDSPAN_USER_ID_KEY: 'x'.repeat(16) })).toBe(KEY);
  });

  it('is not told in the error when it is too short, nor is a missing file taken for none', () => {
    expect(() => readUserIdKey('hunter2')).toThrow(/got 7 characters in the option userIdKey, expected .* 16/);
    expect(() => readUserIdKey('hunter2')).not.toThrow(/hunter2/);
    expect(() => readUserIdKey(undefined, { SPENDSPAN_USER_ID_KEY_FILE: join(folder, 'none') })).toThrow(/ENOENT/);
  });
});

describe('erase', () => {
  it.each([
    ['in plain', undefined],
    ['hashed', KEY],
  ])('takes a person %s out of every byte of the ledger, and the spend of the team stays', async (_how, key) => {
    const filled = await open(key);
    const price = () => ({ cost: makeCost(5n), costStatus: 'priced', costReason: null, costSource: 'x' }) as const;
    await filled.append([...crowd(), callOf(PERSON, { session: `${PERSON}-7` }), callOf(PERSON, { customer: PERSON })]);
    await filled.reprice(price, { since: '2026-01-01' });
    const before = await filled.report('org');
    expect(await filled.erase({ user: PERSON, dryRun: true })).toMatchObject({
      calls: 2,
      dryRun: true,
      bytesAfter: null,
    });
    expect(isOnDisk(key ? HASH : PERSON)).toBe(true);
    expect(await filled.erase({ user: PERSON })).toMatchObject({ calls: 2, costUsd: '0.000000000010', rows: false });
    // At once, not only when the ledger is closed.
    expect([isOnDisk(PERSON), isOnDisk(HASH)]).toEqual([false, false]);
    expect(await filled.report('org')).toEqual(before);
    expect(await filled.erase({ user: PERSON })).toMatchObject({ calls: 0 });
    await filled.close();
    expect([isOnDisk(PERSON), isOnDisk(HASH)]).toEqual([false, false]);
    expect((await (await open(key)).report('org')).totals).toEqual(before.totals);
  });

  it('takes the calls themselves when told so, and what they cost before a repricing', async () => {
    const filled = await open();
    await filled.append([...crowd(), callOf(PERSON)]);
    const price = () => ({ cost: makeCost(5n), costStatus: 'priced', costReason: null, costSource: 'x' }) as const;
    await filled.reprice(price, { since: '2026-01-01' });
    expect(await filled.erase({ user: PERSON, rows: true })).toMatchObject({ calls: 1, costUsd: '0.000000000005' });
    expect(isOnDisk(PERSON)).toBe(false);
    expect((await filled.report('org')).totals).toMatchObject({ calls: 40, costUsd: '0.000000000200' });
    expect((await filled.undoRepricing())?.totals.changedCalls).toBe(40);
  });

  it.each([
    ['in plain', undefined],
    ['hashed', KEY],
  ])(
    'knows a person %s by the id that was sent, also where that is recorded without its space and its end',
    async (_how, key) => {
      const filled = await open(key);
      const long = 'x'.repeat(300);
      await filled.append([callOf(long.slice(0, 256)), callOf(PERSON), callOf('u-1')]);
      expect(await filled.erase({ user: long })).toMatchObject({ calls: 1 });
      expect(await filled.erase({ user: ` ${PERSON} ` })).toMatchObject({ calls: 1 });
      expect((await filled.report('user')).breakdowns[0]?.rows).toHaveLength(2);
    },
  );

  it('says on how many calls of others the id stays, and takes it off them as a customer', async () => {
    const filled = await open();
    const asCustomer = { customer: PERSON, session: 's-1', owner: PERSON };
    await filled.append([...crowd(), callOf(PERSON, asCustomer), callOf('u-1', asCustomer), callOf('u-2', asCustomer)]);
    const { totals } = await filled.report('org');
    for (const dryRun of [true, false]) {
      expect(await filled.erase({ user: PERSON, dryRun })).toMatchObject({ calls: 1, elsewhere: { customer: 2 } });
    }
    expect(isOnDisk(PERSON)).toBe(true);
    expect(await filled.erase({ customer: PERSON })).toMatchObject({ calls: 2, elsewhere: {} });
    expect(isOnDisk(PERSON)).toBe(false);
    expect((await filled.report('org')).totals).toEqual(totals);
    expect(await listUsers(filled)).toContain('u-2');
  });

  it('refuses nobody, and two at once', async () => {
    for (const who of [{ user: ' ' }, {}, { customer: '' }, { user: 'u-1', customer: 'c-1' }]) {
      await expect((await open()).erase(who)).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
    }
  });
});
