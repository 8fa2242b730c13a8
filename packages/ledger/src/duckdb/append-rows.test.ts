import {
  BIGINT,
  BOOLEAN,
  DECIMAL,
  DOUBLE,
  type DuckDBConnection,
  DuckDBInstance,
  INTEGER,
  TIMESTAMP_NS,
  TIMESTAMPTZ,
  VARCHAR,
} from '@duckdb/node-api';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appendRows, type RowColumn } from './append-rows.ts';
import type { RowValue } from './fill-vector.ts';

type Row = readonly RowValue[];

const TYPES = [VARCHAR, VARCHAR, BIGINT, DECIMAL(38, 12), TIMESTAMP_NS, BOOLEAN, DOUBLE, INTEGER];

const COLUMNS: readonly RowColumn<Row>[] = TYPES.map((type, index) => ({ type, read: (row) => row[index] ?? null }));

const LAST_INT64 = 2n ** 63n - 1n;

/** All of a row as text, so that nothing is compared that was read by what wrote it. */
const READ = `SELECT c0, c1, c2::VARCHAR, c3::VARCHAR, epoch_ns(c4)::VARCHAR, c5, c6, c7
  FROM appended_rows ORDER BY rowid`;

function toRead([text, id, count, usd, time, flag, amount, ordinal]: Row): readonly unknown[] {
  const digits = (value: RowValue = null): string | null => (value === null ? null : String(value));
  return [
    typeof text === 'string' ? Buffer.from(text).toString() : null,
    id,
    digits(count),
    usd === null ? null : formatUsd(usd as bigint),
    digits(time),
    flag,
    amount,
    ordinal,
  ];
}

function formatUsd(pico: bigint): string {
  const digits = String(pico < 0n ? -pico : pico).padStart(13, '0');
  return `${pico < 0n ? '-' : ''}${digits.slice(0, -12)}.${digits.slice(-12)}`;
}

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 6 });

const row: fc.Arbitrary<Row> = fc.tuple(
  optional(fc.string({ unit: 'binary', maxLength: 30 })),
  optional(
    fc.oneof(
      fc.string({ unit: 'binary-ascii', maxLength: 30 }),
      fc.constantFrom('chat', 'exactly 12 B', 'now 13 bytes.'),
    ),
  ),
  optional(fc.oneof(fc.maxSafeInteger(), fc.bigInt({ min: -LAST_INT64, max: LAST_INT64 }))),
  optional(fc.oneof(fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }), fc.bigInt(-1_000n, 1_000n))),
  optional(fc.bigInt({ min: 0n, max: LAST_INT64 - 1n })),
  optional(fc.boolean()),
  optional(fc.double({ noNaN: true, noDefaultInfinity: true })),
  optional(fc.integer()),
);

describe('appendRows', () => {
  let connection: DuckDBConnection;
  beforeAll(async () => {
    connection = await (await DuckDBInstance.create(':memory:')).connect();
  });
  beforeEach(async () => {
    const columns = TYPES.map((type, index) => `c${index} ${type}`).join(', ');
    await connection.run(`CREATE OR REPLACE TABLE appended_rows (${columns})`);
  });

  const read = async (): Promise<readonly (readonly unknown[])[]> => (await connection.runAndReadAll(READ)).getRows();

  it('writes what it is given, of every type', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 60 }), async (rows) => {
        await connection.run('DELETE FROM appended_rows');
        await appendRows(connection, 'appended_rows', rows, COLUMNS);
        expect(await read()).toEqual(rows.map(toRead));
      }),
    );
  });

  it('does so with more rows than a vector has, whose texts are long, and in some columns nothing', async () => {
    const rows: readonly Row[] = Array.from({ length: 5_000 }, (_, index) => [
      index % 7 === 0 ? null : `a text of ${index} that is longer than twelve bytes`,
      index < 2_100 ? `ÿ ${index}` : 'ok',
      index,
      BigInt(-index) * 10n ** 24n,
      null,
      index % 3 === 0,
      index / 7,
      index < 4_500 ? null : index,
    ]);
    await appendRows(connection, 'appended_rows', rows, COLUMNS);
    expect(await read()).toEqual(rows.map(toRead));
  });

  it('refuses an integer that the column does not hold, and a column of another type', async () => {
    const append = (type: RowColumn<RowValue>['type'], value: RowValue): Promise<void> =>
      appendRows(connection, 'appended_rows', [value], [{ type, read: (it) => it }]);
    await expect(append(BIGINT, 2n ** 63n)).rejects.toThrow(RangeError);
    await expect(append(TIMESTAMP_NS, -(2n ** 63n) - 1n)).rejects.toThrow(RangeError);
    await expect(append(DECIMAL(38, 12), 10n ** 38n)).rejects.toThrow(RangeError);
    await expect(append(TIMESTAMPTZ, 1n)).rejects.toThrow(TypeError);
    await expect(append(VARCHAR, 1)).rejects.toThrow(TypeError);
    expect(await read()).toEqual([]);
  });
});
