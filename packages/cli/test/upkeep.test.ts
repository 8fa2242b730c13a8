import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '@spendspan/ledger';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCall } from './calls.ts';
import { type RunningConsole, runCommand, startConsoleCommand } from './run-command.ts';

/** Each test starts the command several times. */
vi.setConfig({ testTimeout: 120_000 });

const PERSON = 'ada.lovelace@example.com';

let folder: string;
let ledger: string;
let running: RunningConsole | undefined;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-upkeep-'));
  ledger = join(folder, 'ledger.duckdb');
  const opened = await openLedger({ path: ledger });
  const old = { startTimeUnixNano: BigInt(Date.UTC(2020, 0, 1)) * 1_000_000n };
  await opened.append([
    createCall(1, { attribution: { team: 'growth', user: PERSON, session: 's-1' } }),
    createCall(2, { attribution: { team: 'growth', user: 'grace' } }),
    createCall(3, { ...old, attribution: { team: 'growth' } }),
  ]);
  await opened.close();
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});
const run = (...args: string[]) => runCommand([...args, '--ledger', ledger]);
const isOnDisk = (text: string): boolean =>
  readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text));
const readOrg = async (): Promise<{ calls: number; costUsd: string }> =>
  (JSON.parse((await run('report', 'org', '--json')).stdout) as { totals: { calls: number; costUsd: string } }).totals;

describe('spendspan erase', () => {
  it.each([['the file'], ['a running console']])(
    'takes a person out of the bytes of %s, and leaves totals',
    async (where) => {
      if (where !== 'the file') running = await startConsoleCommand(ledger);
      const before = await readOrg();
      const dry = await run('erase', '--user', PERSON, '--dry-run');
      expect([dry.code, dry.stdout]).toEqual([
        0,
        expect.stringMatching(
          /^Would take user and session off 1 call of 0\.003600000000 USD: .*\nNothing was changed\.\n$/,
        ),
      ]);
      expect(isOnDisk(PERSON)).toBe(true);
      const { code, stdout, stderr } = await run('erase', '--user', PERSON, '--yes');
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/^Took user and session off 1 call of 0\.003600000000 USD: totals stay as they are\.\n/);
      expect(isOnDisk(PERSON)).toBe(false);
      expect(await readOrg()).toEqual(before);
      const again = await run('erase', '--user', PERSON, '--yes');
      expect([again.code, again.stderr]).toEqual([3, expect.stringContaining('check the id')]);
    },
  );

  it('deletes the calls with --rows, and says by how much totals change', async () => {
    const { code, stdout } = await run('erase', '--user', PERSON, '--rows', '--yes', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ rows: true, calls: 1, costUsd: '0.003600000000' });
    expect(await readOrg()).toMatchObject({ calls: 2, costUsd: '0.007200000000' });
  });

  it('does nothing without --yes where nobody can be asked, and without a user', async () => {
    const unasked = await run('erase', '--user', PERSON);
    expect([unasked.code, unasked.stderr]).toEqual([2, expect.stringContaining('add --yes')]);
    const nobody = await run('erase', '--yes');
    expect([nobody.code, nobody.stderr]).toEqual([2, expect.stringContaining('spendspan erase --help')]);
    expect(isOnDisk(PERSON)).toBe(true);
  });
});

describe('spendspan compact', () => {
  it('deletes what is older than asked, for good, and never without an age', async () => {
    expect((await run('compact')).stdout).toMatch(/^The ledger was written anew: [\d,]+ bytes before, [\d,]+ now\.\n$/);
    expect((await readOrg()).calls).toBe(3);
    expect((await run('compact', '--older-than', '400d')).code).toBe(2);
    expect((await run('compact', '--older-than', 'soon', '--yes')).code).toBe(2);
    const { code, stdout } = await run('compact', '--older-than', '400d', '--yes');
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^Deleted 1 call of 0\.003600000000 USD from before \d{4}-\d\d-\d\d; nothing/),
    ]);
    expect((await readOrg()).calls).toBe(2);
  });
});

describe('spendspan console', () => {
  it('hashes users with the key of a file, and with it they are found by their plain id', async () => {
    const key = join(folder, 'user-id.key');
    writeFileSync(key, 'c0ffee'.repeat(8));
    running = await startConsoleCommand(ledger, ['--user-id-key-file', key, '--retention', '400d']);
    expect(isOnDisk(PERSON)).toBe(false);
    expect((await readOrg()).calls).toBe(2);
    expect(await running.stop()).toBe(0);
    running = undefined;
    const blind = await run('erase', '--user', PERSON, '--dry-run');
    expect([blind.code, blind.stderr]).toEqual([2, expect.stringContaining('SPENDSPAN_USER_ID_KEY_FILE')]);
    const seeing = await runCommand(['erase', '--user', PERSON, '--yes', '--ledger', ledger], {
      SPENDSPAN_USER_ID_KEY_FILE: key,
    });
    expect(seeing.code).toBe(0);
  });
});
