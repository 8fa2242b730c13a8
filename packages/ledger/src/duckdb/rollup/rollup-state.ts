import type { DuckDBConnection } from '@duckdb/node-api';
import { hourSql, NANOS_PER_HOUR, readCleanHours } from './rollup-tables.ts';

/** The last hour, of which a timestamp of nanoseconds does not hold the end. */
const LAST_HOUR = Number((2n ** 63n - 1n) / NANOS_PER_HOUR);

/** The hour that a time is in, counted from the Unix epoch. */
export function hourOf(nanos: bigint): number {
  return Number(nanos / NANOS_PER_HOUR);
}

interface Waiting {
  readonly calls: number;
  /** Milliseconds since the Unix epoch; 0 is before this process. */
  readonly touchedAt: number;
}

/** Which hours of an open file are rolled up and which are to be, so that recording a call need not look. */
export class RollupState {
  readonly #clean: Set<number>;
  /** Hours with calls that are in no rollup; undefined until the calls were looked at. */
  #waiting: Map<number, Waiting> | undefined;
  /** Hours with calls recorded since a rolling-up began. */
  #touched: Set<number> | undefined;

  private constructor(clean: Set<number>) {
    this.#clean = clean;
  }

  static async read(connection: DuckDBConnection): Promise<RollupState> {
    return new RollupState(await readCleanHours(connection));
  }

  /** Those of the hours whose rollups are no longer right with calls that are about to be recorded. */
  findStale(hours: Iterable<number>): readonly number[] {
    return [...hours].filter((hour) => this.#clean.has(hour));
  }

  /** Notes that calls were, or may have been, recorded. */
  noteCalls(callsByHour: ReadonlyMap<number, number>): void {
    for (const [hour, calls] of callsByHour) {
      this.#clean.delete(hour);
      this.#touched?.add(hour);
      const before = this.#waiting?.get(hour)?.calls ?? 0;
      this.#waiting?.set(hour, { calls: before + calls, touchedAt: Date.now() });
    }
  }

  /** Notes that calls may have been changed or removed, nobody here knows which. */
  noteChange(): void {
    this.#waiting = undefined;
  }

  /** Whether there may be hours to roll up. */
  get hasWaiting(): boolean {
    return this.#waiting === undefined || this.#waiting.size > 0;
  }

  /**
   * Hours to roll up next, in ascending order.
   * @param maxCalls calls that all together have at most, unless it is one hour.
   * @param untouchedMs how long nothing may have been recorded in them.
   */
  async takeHours(connection: DuckDBConnection, maxCalls: number, untouchedMs: number): Promise<readonly number[]> {
    if (!this.#waiting) await this.#findWaiting(connection);
    const before = Date.now() - untouchedMs;
    const taken: number[] = [];
    let calls = 0;
    for (const [hour, waiting] of [...(this.#waiting ?? [])].sort(([a], [b]) => a - b)) {
      if (waiting.touchedAt > before || hour >= LAST_HOUR) continue;
      calls += waiting.calls;
      if (taken.length > 0 && (calls > maxCalls || taken.length >= MAX_HOURS)) break;
      taken.push(hour);
    }
    return taken;
  }

  /** Notes the calls that come from now on. To be called while none are being recorded. */
  begin(): void {
    this.#touched = new Set();
  }

  /** Whether calls of these hours were recorded since {@link begin}. To be called while none are being recorded. */
  wasTouched(hours: readonly number[]): boolean {
    return hours.some((hour) => this.#touched?.has(hour));
  }

  /** Ends what {@link begin} began; `done` are hours that are not to be tried again, among them those rolled up. */
  end(done: readonly number[], rolledUp: readonly number[]): void {
    this.#touched = undefined;
    for (const hour of done) this.#waiting?.delete(hour);
    for (const hour of rolledUp) this.#clean.add(hour);
  }

  async #findWaiting(connection: DuckDBConnection): Promise<void> {
    // There from the first moment on: calls that come meanwhile may not be among those that are found.
    const waiting = new Map<number, Waiting>();
    this.#waiting = waiting;
    // An hour that is held to be clean and is not does no harm before: it is marked as stale once too often.
    const clean = await readCleanHours(connection);
    for (const hour of this.#clean) if (!clean.has(hour)) this.#clean.delete(hour);
    const sql = `SELECT hour, count(*) FROM (SELECT ${hourSql('started_at')} AS hour FROM calls)
      GROUP BY hour UNION ALL SELECT hour, 0 FROM stale_hours`;
    for (const [found, calls] of (await connection.runAndReadAll(sql)).getRows()) {
      const hour = Number(found);
      if (this.#clean.has(hour) || hour >= LAST_HOUR) continue;
      const { calls: before, touchedAt } = waiting.get(hour) ?? { calls: 0, touchedAt: 0 };
      waiting.set(hour, { calls: before + Number(calls), touchedAt });
    }
  }
}

/** Hours that are rolled up together at most. */
const MAX_HOURS = 24 * 31;
