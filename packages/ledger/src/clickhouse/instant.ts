import { LedgerUnavailableError } from '../errors.ts';
import type { ClickHouse } from './clickhouse.ts';
import { type Instant, readAttempts } from './source.ts';
import { readCount } from './sum-sql.ts';

/** How often questions are asked again because a write that had begun before them ended between two of them. */
const TRIES = 10;

/** The present instant: what has been recorded so far, and the repricings that stand. */
export async function readInstant(clickHouse: ClickHouse): Promise<Required<Instant>> {
  // Servers of one database may have different clocks: what is there counts, whatever its time.
  const sql = `SELECT greatest(toUnixTimestamp64Nano(now64(9)), max(toUnixTimestamp64Nano(recorded_at))) FROM calls`;
  const [[until] = []] = await clickHouse.query(sql);
  return { until: readCount(until), attempts: await readAttempts(clickHouse) };
}

/**
 * Asks questions about one instant. A write that was under way at that instant may end between two questions; since there
 * are only so many of these, asking about the same instant again comes to an end.
 * @throws LedgerUnavailableError when it does not.
 */
export async function useInstant<T>(clickHouse: ClickHouse, use: (instant: Instant) => Promise<T>): Promise<T> {
  const instant = await readInstant(clickHouse);
  let before = await countRows(clickHouse, instant);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await use(instant);
    const after = await countRows(clickHouse, instant);
    if (after === before) return answer;
    before = after;
  }
  throw new LedgerUnavailableError(
    `got writes to ${clickHouse.address.location} that began long ago and do not end, expected a moment of rest`,
  );
}

/** Rows of an instant. Merging duplicates changes it too: then the questions are asked once more than needed. */
async function countRows(clickHouse: ClickHouse, { until }: Required<Instant>): Promise<bigint> {
  const sql = "SELECT count() FROM calls WHERE recorded_at <= fromUnixTimestamp64Nano({until:Int64}, 'UTC')";
  const [[count] = []] = await clickHouse.query(sql, { until });
  return readCount(count);
}
