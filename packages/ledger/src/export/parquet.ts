import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BIGINT,
  BOOLEAN,
  DECIMAL,
  DOUBLE,
  DuckDBInstance,
  type DuckDBType,
  TIMESTAMP_NS,
  VARCHAR,
} from '@duckdb/node-api';
import type { CallReading } from '../call-store.ts';
import { appendRows, type RowColumn } from '../duckdb/append-rows.ts';
import type { RowValue } from '../duckdb/fill-vector.ts';
import type { Call } from '../types.ts';
import { CALL_FIELDS, type CallFieldKind, type CallValue } from './call-fields.ts';
import type { ExportFormat } from './types.ts';

/** A row per call. Amounts are DECIMAL(38, 12), times nanoseconds in UTC. */
export const parquet: ExportFormat = {
  name: 'parquet',
  summary: 'a row per call, amounts as DECIMAL(38, 12), for DuckDB, Spark',
  contentType: 'application/vnd.apache.parquet',
  extension: 'parquet',
  async *encode(batches) {
    const folder = await mkdtemp(join(tmpdir(), 'spendspan-export-'));
    try {
      const path = join(folder, 'calls.parquet');
      await writeParquet(batches, folder, path);
      yield* createReadStream(path) as AsyncIterable<Uint8Array>;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** The rows go to a file of their own first: a Parquet file has its directory at the end, and memory is limited. */
async function writeParquet(batches: CallReading['batches'], folder: string, path: string): Promise<void> {
  const instance = await DuckDBInstance.create(join(folder, 'calls.duckdb'), SETTINGS);
  const connection = await instance.connect();
  try {
    const columns = CALL_FIELDS.map(({ name, kind }) => `${name} ${TYPES[kind]}`).join(', ');
    await connection.run(`CREATE TABLE exported (${columns})`);
    for await (const calls of batches) await appendRows(connection, 'exported', calls, COLUMNS);
    await connection.run(`COPY exported TO '${path.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const SETTINGS = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  memory_limit: '512MB',
};

const TYPES: Readonly<Record<CallFieldKind, DuckDBType>> = {
  text: VARCHAR,
  count: BIGINT,
  amount: DOUBLE,
  flag: BOOLEAN,
  time: TIMESTAMP_NS,
  usd: DECIMAL(38, 12),
  labels: VARCHAR,
};

const COLUMNS: readonly RowColumn<Call>[] = CALL_FIELDS.map(({ kind, read }) => ({
  type: TYPES[kind],
  read: (call) => toRowValue(read(call)),
}));

function toRowValue(value: CallValue): RowValue {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
