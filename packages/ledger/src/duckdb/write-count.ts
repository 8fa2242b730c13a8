import type { DuckDBConnection } from '@duckdb/node-api';

/** Counts what is written to an open file, so that what was found out of one instant is known to hold of another. */
export class WriteCount {
  #begun = 0;
  #ended = 0;

  /** Writes, which is noted before and after. */
  async during<T>(write: () => Promise<T>): Promise<T> {
    this.#begun += 1;
    try {
      return await write();
    } finally {
      this.#ended += 1;
    }
  }

  /** How often was written; undefined while somebody does. */
  get value(): number | undefined {
    return this.#begun === this.#ended ? this.#ended : undefined;
  }
}

interface Begun {
  readonly count: WriteCount;
  readonly value: number | undefined;
  /** What {@link findInstant} found: a transaction sees one. */
  instant?: Promise<WrittenInstant | undefined>;
}

const BEGUN = new WeakMap<DuckDBConnection, Begun>();

/** Notes the count of the file before a connection takes its first look. */
export function noteBegin(connection: DuckDBConnection, count: WriteCount): void {
  BEGUN.set(connection, { count, value: count.value });
}

/** An instant of a file, by which others of the same writes are recognized. */
export interface WrittenInstant {
  readonly count: WriteCount;
  readonly value: number;
}

/**
 * The instant that the transaction of a connection sees; undefined when something may have been written around its first
 * look, which this is if there was none.
 */
export function findInstant(connection: DuckDBConnection): Promise<WrittenInstant | undefined> {
  const begun = BEGUN.get(connection);
  if (!begun) return Promise.resolve(undefined);
  begun.instant ??= lookFirst(connection, begun);
  return begun.instant;
}

async function lookFirst(connection: DuckDBConnection, { count, value }: Begun): Promise<WrittenInstant | undefined> {
  if (value === undefined) return undefined;
  await connection.run('SELECT count(*) FROM rollup_hours');
  return count.value === value ? { count, value } : undefined;
}
