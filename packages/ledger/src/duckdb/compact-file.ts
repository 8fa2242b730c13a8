import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { StoredBytes } from '../call-store.ts';
import { LedgerUnavailableError } from '../errors.ts';
import { realLedgerPath } from '../real-ledger-path.ts';

/**
 * Puts a fresh copy of the file in its place. DuckDB frees the blocks of what is deleted or changed and leaves their bytes
 * where they are; a copy has none of them. After a crash at any moment there is the old file or the new one, whole.
 * The connection's database is of no more use afterwards: what is in the place is another file.
 */
export async function compactFile(connection: DuckDBConnection, path: string): Promise<StoredBytes> {
  const real = realLedgerPath(path);
  const draft = `${real}.compacting`;
  removeDraft(draft);
  try {
    await connection.run('CHECKPOINT');
    const [[name] = []] = (await connection.runAndReadAll('SELECT current_database()')).getRows();
    await connection.run(`ATTACH ${quote(draft, "'")} AS compacted`);
    await connection.run(`COPY FROM DATABASE ${quote(String(name), '"')} TO compacted`);
    await connection.run('CHECKPOINT compacted');
    // What waits in the log of the old file would be taken for the new one's.
    if (hasContent(`${real}.wal`) || hasContent(`${draft}.wal`))
      throw new LedgerUnavailableError('the log is not empty');
    const bytes = { bytesBefore: statSync(real).size, bytesAfter: statSync(draft).size };
    // Both files are locked now, so that no other process gets in between.
    renameSync(draft, real);
    syncFolder(dirname(real));
    return bytes;
  } catch (error) {
    await connection.run('DETACH compacted').catch(() => undefined);
    removeDraft(draft);
    throw error;
  }
}

function removeDraft(draft: string): void {
  for (const file of [draft, `${draft}.wal`]) rmSync(file, { force: true });
}

function hasContent(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0;
}

/** Makes the new name of a file survive a power cut. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function quote(text: string, mark: string): string {
  return mark + text.replaceAll(mark, mark + mark) + mark;
}
