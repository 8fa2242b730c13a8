import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { addDays, startOfDay } from '../src/calendar.ts';
import { fieldSql } from '../src/duckdb/field-sql.ts';
import type { Clocks } from '../src/period/stretches.ts';

const MONTHS = Array.from({ length: 9 * 12 }, (_, index) => new Date(Date.UTC(2020, index)).toISOString().slice(0, 7));

/** Of which stores and Node.js have known different rules. */
const DOUBTFUL = ['America/Vancouver', 'America/Inuvik', 'Africa/Casablanca', 'Africa/El_Aaiun', 'Europe/Chisinau'];

describe('what DuckDB calls an hour, a day and a month', () => {
  it.each<[string, readonly string[], Pick<Clocks, 'from' | 'to'>]>([
    ['all time, in zones of different rules', DOUBTFUL, {}],
    [
      'some years, in every time zone',
      Intl.supportedValuesOf('timeZone'),
      { from: nanos(Date.UTC(2019, 11, 1)), to: nanos(Date.UTC(2029, 1)) },
    ],
  ])('begins where our months begin, of %s', async (_, zones, bounds) => {
    const connection = await (await DuckDBInstance.create()).connect();
    const expected = MONTHS.flatMap((month) => [addDays(`${month}-01`, -1), `${month}-01`]);
    for (const timeZone of zones) {
      const starts = MONTHS.map((month) => startOfDay(`${month}-01`, timeZone));
      const edges = starts.flatMap((startMs) => [nanos(startMs) - 1n, nanos(startMs)]);
      const names = ['hour', 'day', 'month'].map((field) => fieldSql(field, { timeZone, ...bounds }, 'moment'));
      const sql = `SELECT ${names.join(', ')} FROM (SELECT make_timestamp_ns(unnest([${edges.join(', ')}])) AS moment)`;
      const found = (await connection.runAndReadAll(sql)).getRows();
      expect([timeZone, found.map(([hour]) => String(hour).slice(0, 10))]).toEqual([timeZone, expected]);
      expect([timeZone, found.map(([, day]) => day)]).toEqual([timeZone, expected]);
      expect([timeZone, found.map(([, , month]) => month)]).toEqual([timeZone, expected.map((day) => day.slice(0, 7))]);
    }
    connection.closeSync();
  });

  it('is by their own rules only where no bound can tell another', async () => {
    const connection = await (await DuckDBInstance.create()).connect();
    const sql = ['1975-06-30 23:30:00', '2090-01-01 00:30:00'].map(
      (time) => `SELECT ${fieldSql('hour', { timeZone: 'Asia/Kolkata' }, `TIMESTAMP_NS '${time}'`)}`,
    );
    const rows = (await connection.runAndReadAll(sql.join(' UNION ALL '))).getRows();
    expect(rows.flat()).toEqual(['1975-07-01T05', '2090-01-01T06']);
    connection.closeSync();
  });
});

function nanos(timeMs: number): bigint {
  return BigInt(timeMs) * 1_000_000n;
}
