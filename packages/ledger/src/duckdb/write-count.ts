import type { DuckDBConnection } from '@duckdb/node-api';

/** Counts what is written to an open file, so that what was found out of one instant is known to hold of another. */
export class WriteCount {
  readonly #whole: WriteCount | undefined;
  #begun = 0;
  #ended = 0;

  /** @param whole the count of all writes, where these are some of them. */
  constructor(whole?: WriteCount) {
    this.#whole = whole;
  }

  /** Writes, which is noted before and after. */
  async during<T>(write: () => Promise<T>): Promise<T> {
    this.#begun += 1;
    try {
      return await (this.#whole ? this.#whole.during(write) : write());
    } finally {
      this.#ended += 1;
    }
  }

  /** How often was written; undefined while somebody does. */
  get value(): number | undefined {
    return this.#begun === this.#ended ? this.#ended : undefined;
  }
}

/** What is counted of an open file. */
export interface WriteCounts {
  readonly writes: WriteCount;
  /** Those that may change what is rolled up of an hour: recording calls does not, which only makes hours stale. */
  readonly rolledWrites: WriteCount;
}

interface Begun {
  readonly instants: Instants;
  /** What the first look found: a transaction sees one instant. */
  looked?: Promise<Instants>;
}

type Instants = Readonly<Record<keyof WriteCounts, WrittenInstant | undefined>>;

/** An instant of a file, by which others of the same writes are recognized. */
export interface WrittenInstant {
  readonly count: WriteCount;
  readonly value: number;
}

const BEGUN = new WeakMap<DuckDBConnection, Begun>();

/** Notes the counts of the file before a connection takes its first look. */
export function noteBegin(connection: DuckDBConnection, { writes, rolledWrites }: WriteCounts): void {
  const instants = { writes: instantOf(writes), rolledWrites: instantOf(rolledWrites) };
  BEGUN.set(connection, { instants });
}

/**
 * The instant that the transaction of a connection sees; undefined when something may have been written around its first
 * look, which this is if there was none.
 * @param of what is counted.
 */
export async function findInstant(
  connection: DuckDBConnection,
  of: keyof WriteCounts = 'writes',
): Promise<WrittenInstant | undefined> {
  const begun = BEGUN.get(connection);
  if (!begun) return undefined;
  begun.looked ??= lookFirst(connection, begun.instants);
  return (await begun.looked)[of];
}

function instantOf(count: WriteCount): WrittenInstant | undefined {
  const { value } = count;
  return value === undefined ? undefined : { count, value };
}

async function lookFirst(connection: DuckDBConnection, { writes, rolledWrites }: Instants): Promise<Instants> {
  await connection.run('SELECT count(*) FROM rollup_hours');
  return { writes: ifHolds(writes), rolledWrites: ifHolds(rolledWrites) };
}

function ifHolds(instant: WrittenInstant | undefined): WrittenInstant | undefined {
  return instant?.count.value === instant?.value ? instant : undefined;
}
