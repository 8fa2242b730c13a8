import { LedgerInvalidError } from '../errors.ts';
import type { ClickHouse } from './clickhouse.ts';

/** The first version with all that the queries use: a statement that reads a table twice sees it once. */
const OLDEST = [25, 8] as const;

/**
 * Makes sure that the server is there, lets the user in and is new enough.
 * @throws LedgerUnavailableError, LedgerInvalidError
 */
export async function checkServer(clickHouse: ClickHouse): Promise<void> {
  const [[version] = []] = await clickHouse.query('SELECT version()');
  const [year = 0, month = 0] = String(version).split('.').map(Number);
  if (year > OLDEST[0] || (year === OLDEST[0] && month >= OLDEST[1])) return;
  const expected = OLDEST.join('.');
  throw new LedgerInvalidError(
    clickHouse.address.location,
    `ClickHouse ${String(version)}`,
    `update the server to ${expected} or newer`,
  );
}
