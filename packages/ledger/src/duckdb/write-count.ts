import type { DuckDBConnection } from '@duckdb/node-api';

/** Counts what is written to an open file, so that what was found out of one instant is known to hold of another. */
export class WriteCount {
  readonly #whole: WriteCount | undefined;
  #begun = 0;
  #ended = 0;
  /** After which of the writes anything may be another, and after which the rollups of an hour. */
  #changed = 0;
  readonly #rolledUp = new Map<number, number>();

  /** @param whole the count of all writes, where these are some of them. */
  constructor(whole?: WriteCount) {
    this.#whole = whole;
  }

  /**
   * Writes, which is noted before and after.
   * @param hours those of which the rollups alone are written; by default anything may be.
   */
  async during<T>(write: () => Promise<T>, hours?: readonly number[]): Promise<T> {
    this.#begun += 1;
    try {
      return await (this.#whole ? this.#whole.during(write) : write());
    } finally {
      this.#ended += 1;
      if (hours) for (const hour of hours) this.#rolledUp.set(hour, this.#ended);
      else this.#changed = this.#ended;
    }
  }

  /** Whether the rollups of some hours were the same when this counted one value as when it counted another. */
  isSame(hours: readonly number[], one: number, other: number): boolean {
    const first = Math.min(one, other);
    if (this.#ended <= first) return true;
    return this.#changed <= first && hours.every((hour) => (this.#rolledUp.get(hour) ?? 0) <= first);
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
