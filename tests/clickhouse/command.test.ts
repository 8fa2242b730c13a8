import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, startConsoleCommand } from '../../packages/cli/test/run-command.ts';
import { openLedger, type Report } from '../../packages/ledger/src/index.ts';
import { makeCall } from '../../packages/ledger/test/calls.ts';
import { makeDatabase, PASSWORD, runSql } from './place.ts';

interface ConsoleStatus {
  readonly ledger: object;
  readonly retention: object | null;
}

let database: Awaited<ReturnType<typeof makeDatabase>>;
beforeEach(async () => {
  database = await makeDatabase();
  const ledger = await openLedger({ path: database.url });
  await ledger.append([makeCall(), makeCall({ attribution: {} })]);
  await ledger.close();
});
afterEach(() => database.remove());

const encoded = encodeURIComponent(PASSWORD);

describe('the command on a ClickHouse database', () => {
  it('reports, prices again and says how sure it is, and never shows the password', async () => {
    const ledger = ['--ledger', database.url];
    const runs = [
      await runCommand(['report', 'org', ...ledger]),
      await runCommand(['prices', 'coverage', ...ledger]),
      await runCommand(['reprice', '--since', '2026-11-01', '--dry-run', ...ledger]),
      await runCommand(['report', 'org', '--help'], { SPENDSPAN_LEDGER: database.url }),
    ];
    for (const { code, stdout, stderr } of runs) {
      expect({ code, stderr }).toMatchObject({ code: 0 });
      for (const secret of [PASSWORD, encoded]) expect(stdout + stderr).not.toContain(secret);
    }
    expect(runs[0]?.stdout).toContain(`clickhouse://default@127.0.0.1`);
  });

  it('takes the password from the environment', async () => {
    const env = {
      SPENDSPAN_LEDGER: database.url.replace(`:${encoded}@`, '@'),
      SPENDSPAN_CLICKHOUSE_PASSWORD: PASSWORD,
    };
    const { code, stdout } = await runCommand(['report', 'org', '--json'], env);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Report).totals).toMatchObject({ calls: 2, costUsd: '0.007200000000' });
  });

  it('says in one line what is wrong, with the exit code of what cannot be used now', async () => {
    for (const wrong of [database.url.replace(encoded, 's3cret'), `${database.url}_not`]) {
      const { code, stdout, stderr } = await runCommand(['report', 'org', '--ledger', wrong]);
      expect({ code, stdout }).toEqual({ code: 5, stdout: '' });
      expect(stderr).toMatch(/^spendspan: got .*\n$/);
      for (const secret of ['s3cret', encoded]) expect(stderr).not.toContain(secret);
    }
    const { code, stderr } = await runCommand(['report', database.url]);
    expect(code).toBe(2);
    expect(stderr).not.toContain(encoded);
  });

  it('erases a person and deletes by age', async () => {
    const ledger = ['--yes', '--json', '--ledger', database.url];
    const erased = await runCommand(['erase', '--user', 'u-1', ...ledger]);
    expect(erased).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(erased.stdout)).toMatchObject({ calls: 1, costUsd: '0.003600000000', rows: false });
    expect(await runSql(database.name, "SELECT count() FROM calls WHERE user_id = 'u-1'")).toEqual([['0']]);
    const again = await runCommand(['erase', '--user', 'u-1', ...ledger]);
    expect(again).toMatchObject({ code: 3, stderr: expect.stringContaining('check the id') });
    const compacted = await runCommand(['compact', '--older-than', '1d', ...ledger]);
    expect(JSON.parse(compacted.stdout)).toMatchObject({ deletedCalls: 2, deletedUsd: '0.007200000000' });
    expect(await runSql(database.name, 'SELECT count() FROM calls')).toEqual([['0']]);
  });

  it('hashes users with the key of a console, and deletes by its age', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spendspan-clickhouse-'));
    const key = join(folder, 'user-id.key');
    writeFileSync(key, 'c0ffee'.repeat(8));
    const running = await startConsoleCommand(database.url, ['--user-id-key-file', key, '--retention', '36500d']);
    try {
      const status = (await (await fetch(`${running.url}/api/v1/status`)).json()) as ConsoleStatus;
      expect(status).toMatchObject({ ledger: { usersHashed: true, calls: 2 }, retention: { error: null } });
      expect(await runSql(database.name, "SELECT count() FROM calls WHERE user_id LIKE 'hmac:%'")).toEqual([['1']]);
      const blind = await runCommand(['erase', '--user', 'u-1', '--yes', '--ledger', database.url]);
      expect(blind).toMatchObject({ code: 2, stderr: expect.stringContaining('SPENDSPAN_USER_ID_KEY_FILE') });
    } finally {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('records in a console, beside which others read', async () => {
    const running = await startConsoleCommand(database.url);
    try {
      expect(running.greeting).not.toContain(encoded);
      const { code, stdout } = await runCommand(['report', 'org', '--json', '--ledger', database.url]);
      expect(code).toBe(0);
      expect((JSON.parse(stdout) as Report).totals.calls).toBe(2);
      const status = (await (await fetch(`${running.url}/api/v1/status`)).json()) as { ledger: { location: string } };
      expect(status.ledger).toMatchObject({ store: 'clickhouse', calls: 2 });
      expect(JSON.stringify(status)).not.toContain(encoded);
    } finally {
      await running.stop();
    }
  });
});
