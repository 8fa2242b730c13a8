import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { DIMENSIONS } from '@spendspan/attribution';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COLUMNS, DIMENSION_COLUMNS } from '../src/duckdb/columns.ts';
import { openLedger } from '../src/index.ts';
import { USAGE_FIELDS } from '../src/usage/fields.ts';
import { makeCall } from './calls.ts';
import { describeLedger } from './describe-ledger.ts';
import { runSql } from './run-sql.ts';

/** A limit on the size of files makes writes fail as a full disk does, without privileges. */
const canLimitFiles = spawnSync('prlimit', ['--version']).status === 0;
if (!canLimitFiles) console.warn('SKIPPED: no prlimit on this machine, so that the full disk is not tried');

describeLedger('DuckDB', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'spendspan-ledger-'));
  return {
    open: () => openLedger({ path: join(folder, 'ledger.duckdb') }),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
});

describe('a DuckDB ledger file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'spendspan-ledger-'));
    path = join(folder, 'new', 'folder', 'ledger.duckdb');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is made with its folder, unless it was not to be made', async () => {
    await expect(openLedger({ path, create: false })).rejects.toMatchObject({ code: 'LEDGER_NOT_FOUND', path });
    expect(existsSync(path)).toBe(false);
    await (await openLedger({ path })).close();
    await (await openLedger({ path, create: false })).close();
  });

  it('cannot be opened twice in one process, also not under another name', async () => {
    const ledger = await openLedger({ path });
    const alias = join(folder, 'alias.duckdb');
    symlinkSync(path, alias);
    for (const name of [path, alias]) {
      await expect(openLedger({ path: name })).rejects.toMatchObject({ code: 'LEDGER_LOCKED', pid: process.pid });
    }
    await ledger.append([makeCall()]);
    await ledger.close();
    await (await openLedger({ path: alias })).close();
  });

  it('names the process that holds it', async () => {
    const child = startAppender(path);
    try {
      await nextLine(child);
      await expect(openLedger({ path })).rejects.toMatchObject({ code: 'LEDGER_LOCKED', pid: child.pid });
    } finally {
      await kill(child);
    }
  });

  it('holds every call that was acknowledged before kill -9, and takes the rest again without doubling', async () => {
    for (let round = 0; round < 3; round += 1) {
      const child = startAppender(path);
      const acknowledged: string[] = [];
      for await (const line of createInterface({ input: child.stdout })) {
        acknowledged.push(line);
        if (acknowledged.length === 40 + round * 7) child.kill('SIGKILL');
      }
      const ledger = await openLedger({ path });
      try {
        const sent = acknowledged.map((line) => JSON.parse(line) as { traceId: string; spanIds: string[] });
        const again = sent.flatMap(({ traceId, spanIds }) => spanIds.map((spanId) => makeCall({ traceId, spanId })));
        expect(again.length).toBeGreaterThan(0);
        expect(await ledger.append(again)).toEqual({ inserted: 0, duplicates: again.length });
      } finally {
        await ledger.close();
      }
    }
  });

  it("is refused when it is no database, another program's database, or of a newer version", async () => {
    const text = join(folder, 'notes.txt');
    writeFileSync(text, 'not a database, but long enough to be read as the header of one '.repeat(200));
    await expect(openLedger({ path: text })).rejects.toMatchObject({ code: 'LEDGER_INVALID' });

    const foreign = join(folder, 'foreign.duckdb');
    await runSql(foreign, 'CREATE TABLE customers (name VARCHAR)');
    await expect(openLedger({ path: foreign })).rejects.toMatchObject({ code: 'LEDGER_INVALID' });

    await (await openLedger({ path })).close();
    await runSql(path, "INSERT INTO spendspan_migrations VALUES (999, 'from the future')");
    await expect(openLedger({ path })).rejects.toThrow(/schema version 999.*update/);
  });

  it.skipIf(!canLimitFiles)('is not left half made when there is no room for it', async () => {
    for (const bytes of [0, 5_000]) {
      const child = spawnSync('prlimit', [`--fsize=${bytes}:`, process.execPath, APPENDER, path], { encoding: 'utf8' });
      expect(child.stderr).toMatch(/DiskFullError: .*got no room on the disk for .*ledger\.duckdb/);
      expect(existsSync(path)).toBe(false);
    }
    await (await openLedger({ path })).close();
  });

  it('is unavailable when the folder cannot be made', async () => {
    writeFileSync(join(folder, 'new'), '');
    await expect(openLedger({ path })).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
  });

  it('has exactly the columns that calls are written to, and one for every built-in dimension', async () => {
    await (await openLedger({ path })).close();
    const rows = await runSql(path, "SELECT column_name FROM duckdb_columns() WHERE table_name = 'calls'");
    expect(rows.flat()).toEqual(COLUMNS.map(({ name }) => name));
    expect(Object.keys(DIMENSION_COLUMNS).sort()).toEqual(DIMENSIONS.map(({ name }) => name).sort());
  });

  it('tells in the README where everything that a call used is read and kept', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    for (const { attributes, field, column } of USAGE_FIELDS) {
      const names = attributes.map((name) => `\`${name}\``).join(', ');
      expect(readme.replace(/ +/g, ' ')).toContain(`| ${names} | \`${field}\` | \`${column}\` |`);
    }
  });

  it('keeps own dimensions as JSON, and absent values as NULL, for whoever asks it with SQL', async () => {
    const ledger = await openLedger({ path });
    await ledger.append([makeCall({ attribution: { team: 'growth', costCenter: '47"11' } })]);
    await ledger.close();
    const sql = `SELECT other_dimensions->>'costCenter', user_id, reasoning_tokens, cost_usd::VARCHAR FROM calls`;
    expect(await runSql(path, sql)).toEqual([['47"11', null, null, '0.003600000000']]);
  });
});

const APPENDER = fileURLToPath(new URL('append-forever.ts', import.meta.url));

type Child = ChildProcessByStdio<null, Readable, null>;

function startAppender(path: string): Child {
  return spawn(process.execPath, [APPENDER, path], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function nextLine(child: Child): Promise<void> {
  await once(createInterface({ input: child.stdout }), 'line');
}

async function kill(child: Child): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
