import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { watchConnection } from '../src/duckdb/watch-connection.ts';

it('Work that is given up while DuckDB is told to measure it is not begun', async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const stop = new AbortController();
  let begun = false;
  const work = async (): Promise<void> => {
    begun = true;
  };
  try {
    const asked = watchConnection(connection, { signal: stop.signal, onStart: () => undefined }, work);
    stop.abort();
    await expect(asked).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
    expect(begun).toBe(false);
    expect((await connection.runAndReadAll('SELECT 1')).getRows()).toEqual([[1]]);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
});
