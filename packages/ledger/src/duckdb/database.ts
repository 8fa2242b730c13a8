import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { DiskFullError, LedgerInvalidError, LedgerLockedError, LedgerUnavailableError } from '../errors.ts';
import { realLedgerPath } from '../real-ledger-path.ts';
import { FilePlace } from './file-place.ts';
import { migrate } from './migrate.ts';
import { RollupState } from './rollup/rollup-state.ts';
import { checkDefinition } from './rollup/rollup-tables.ts';
import { WriteCount, type WriteCounts } from './write-count.ts';

/** An open ledger file: one connection that writes, one that reads. */
export interface Database extends WriteCounts {
  readonly writer: DuckDBConnection;
  readonly reader: DuckDBConnection;
  readonly rollups: RollupState;
  readonly place: FilePlace;
  /** Makes a further connection, which its user closes before the database is. */
  connect(): Promise<DuckDBConnection>;
  close(): void;
}

const SETTINGS = {
  // Nothing is fetched from the network, whatever a query names.
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  memory_limit: '1GB',
  // A checkpoint writes the last, unfilled row group anew: at the default (16 MiB) that takes more time than all the rest
  // of recording. This is some 200,000 calls, which take a few seconds to be read again after a crash.
  wal_autocheckpoint: '128MB',
};

/**
 * Opens the file, making it and its folder when absent, and brings its schema up to date.
 * @throws LedgerLockedError, LedgerInvalidError, LedgerUnavailableError
 */
export async function openDatabase(path: string): Promise<Database> {
  const identity = claim(path);
  const isNew = !existsSync(path);
  let instance: DuckDBInstance | undefined;
  try {
    instance = await DuckDBInstance.create(path, SETTINGS);
    const writer = await instance.connect();
    const reader = await instance.connect();
    await migrate(writer, path);
    await checkDefinition(writer);
    const rollups = await RollupState.read(writer);
    const place = await FilePlace.note(path);
    const opened = instance;
    const writes = new WriteCount();
    return {
      writer,
      reader,
      rollups,
      writes,
      rolledWrites: new WriteCount(writes),
      place,
      connect: () => opened.connect(),
      close() {
        writer.closeSync();
        reader.closeSync();
        opened.closeSync();
        OPEN_FILES.delete(identity);
      },
    };
  } catch (error) {
    instance?.closeSync();
    OPEN_FILES.delete(identity);
    const explained = explainOpenError(path, error);
    // Half a file would be taken for a damaged ledger at the next start.
    if (isNew && explained instanceof DiskFullError) rmSync(path, { force: true });
    throw explained;
  }
}

/**
 * Files that this process has open, shared by every copy of this package. DuckDB's own lock does not stop a second
 * instance in the same process, and two of them destroy the file.
 */
const OPEN_FILES: Set<string> = openFiles();

function openFiles(): Set<string> {
  const key = Symbol.for('spendspan.ledger.openFiles');
  const shared = globalThis as { [key]?: Set<string> };
  shared[key] ??= new Set();
  return shared[key];
}

function claim(path: string): string {
  let identity: string;
  try {
    mkdirSync(dirname(path), { recursive: true });
    identity = realLedgerPath(path);
  } catch (error) {
    throw explainOpenError(path, error);
  }
  if (OPEN_FILES.has(identity)) throw new LedgerLockedError(path, process.pid);
  OPEN_FILES.add(identity);
  return identity;
}

function explainOpenError(path: string, error: unknown): Error {
  if (error instanceof LedgerInvalidError) return error;
  if (DiskFullError.isCauseOf(error)) return new DiskFullError(path, { cause: error });
  const message = error instanceof Error ? error.message : String(error);
  if (/could not set lock/i.test(message)) {
    const pid = /\(PID (\d+)\)/.exec(message)?.[1];
    return new LedgerLockedError(path, pid === undefined ? undefined : Number(pid), { cause: error });
  }
  if (/not a valid DuckDB database file|unrecognized storage|checksum|corrupt|serializ/i.test(message)) {
    return new LedgerInvalidError(path, 'a damaged file, or one of another kind', 'give another path', {
      cause: error,
    });
  }
  return new LedgerUnavailableError(`could not open ${path} (${firstLine(message)})`, { cause: error });
}

/** The part of a DuckDB message that is for people. */
export function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? '';
}
