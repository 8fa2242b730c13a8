import { DuckDBInstance } from '@duckdb/node-api';
import { DuckDBStore } from '../src/duckdb/duckdb-store.ts';
import { fillLedger } from './fill-ledger.ts';

export interface MadeLedgerOptions {
  /** Multiple of six. */
  readonly calls: number;
  /** When the first of the 60 days begins, in seconds since the Unix epoch; on the hour. */
  readonly start: number;
}

/** Makes a ledger file of made-up calls, whose hours are rolled up as those of a console that ran meanwhile. */
export async function makeLedger(path: string, { calls, start }: MadeLedgerOptions): Promise<void> {
  await (await DuckDBStore.open(path)).close();
  const instance = await DuckDBInstance.create(path, { memory_limit: '1GB' });
  const connection = await instance.connect();
  await fillLedger(connection, calls, undefined, start);
  await connection.run('CHECKPOINT');
  connection.closeSync();
  instance.closeSync();
  const store = await DuckDBStore.open(path);
  await store.rollUp();
  await store.close();
}
