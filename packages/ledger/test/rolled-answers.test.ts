import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../src/duckdb/database.ts';
import { rememberRolled } from '../src/duckdb/rollup/rolled-answers.ts';
import { noteBegin } from '../src/duckdb/write-count.ts';

let folder: string;
let database: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-rolled-answers-'));
  database = await openDatabase(join(folder, 'ledger.duckdb'));
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks for the sum of hours; tells of which hours the rollups were asked. */
async function ask(key: string, hours: readonly number[]): Promise<{ sum: number; asked: readonly number[] }> {
  const connection = await database.connect();
  noteBegin(connection, database);
  await connection.run('BEGIN TRANSACTION');
  const asked: number[] = [];
  const sum = await rememberRolled<number>(connection, {
    key,
    hours,
    ask: async (some = hours) => {
      asked.push(...some);
      return some.reduce((total, hour) => total + hour, 0);
    },
    sizeOf: () => 1,
    add: (answer, more) => answer + more,
  });
  connection.closeSync();
  return { sum, asked };
}

test('questions count for what is remembered, however long they are and however little they find', async () => {
  const [one, other] = ['a'.repeat(1_500_000), 'b'.repeat(1_500_000)];
  expect(await ask(one, [1])).toEqual({ sum: 1, asked: [1] });
  expect(await ask(one, [1])).toEqual({ sum: 1, asked: [] });
  expect(await ask(other, [1])).toEqual({ sum: 1, asked: [1] });
  expect(await ask(other, [1])).toEqual({ sum: 1, asked: [] });
  expect(await ask(one, [1])).toEqual({ sum: 1, asked: [1] });
});

test('an hour that is rolled up again and again is all that is asked for', async () => {
  const rollUp = (hour: number): Promise<void> => database.rolledWrites.during(async () => {}, [hour]);
  expect((await ask('a', [1, 2])).asked).toEqual([1, 2]);
  for (let times = 0; times < 3; times += 1) {
    await rollUp(3);
    expect(await ask('a', [1, 2, 3])).toEqual({ sum: 6, asked: [3] });
    // A call makes it stale.
    expect(await ask('a', [1, 2])).toEqual({ sum: 3, asked: [] });
  }
});

test('of what an answer has grown from, one is kept', async () => {
  for (const hours of [[1], [1, 2], [1, 2, 3]]) expect((await ask('a', hours)).asked).toEqual(hours.slice(-1));
  expect((await ask('a', [1, 2])).asked).toEqual([]);
  expect((await ask('a', [1])).asked).toEqual([1]);
});
