import type { RepricingSummary, Selection } from '../call-store.ts';
import { LedgerUnavailableError } from '../errors.ts';
import { formatUsd } from '../money.ts';
import type { ClickHouse } from './clickhouse.ts';
import { formatDateTime } from './columns.ts';
import { type Instant, readAttempts } from './source.ts';

/** What is kept of a repricing. */
export interface Run {
  readonly attempt: string;
  readonly instant: Instant;
  readonly selection: Selection;
  readonly summary: Pick<RepricingSummary, 'sources' | 'totals'>;
}

/**
 * Makes the costs of an attempt count. Returns the number of the run.
 * @throws LedgerUnavailableError when another repricing ended meanwhile: the two would not have seen each other.
 */
export async function recordRun(
  clickHouse: ClickHouse,
  { attempt, instant, selection, summary }: Run,
): Promise<number> {
  const [[last] = []] = await clickHouse.query('SELECT max(run) FROM repricings');
  const run = Number(last ?? 0) + 1;
  const { changedCalls, oldCost, newCost } = summary.totals;
  await clickHouse.insert(
    'repricings',
    ['run', 'attempt', 'repriced_at', ...['from_time', 'to_time', 'sources', 'changed_calls', 'old_usd', 'new_usd']],
    [
      [
        ...[run, attempt, new Date().toISOString().replace('T', ' ').replace('Z', '')],
        ...[formatBound(selection.from), formatBound(selection.to), summary.sources.join(', ')],
        ...[changedCalls.toString(), formatUsd(oldCost), formatUsd(newCost)],
      ],
    ],
  );
  const standing = await readAttempts(clickHouse);
  const isAlone =
    standing.length === instant.attempts.length + 1 && instant.attempts.every((one, at) => one === standing[at]);
  if (isAlone) return run;
  await markUndone(clickHouse, attempt);
  throw new LedgerUnavailableError(
    'another repricing ended while this one ran, and nothing was changed by this one',
    undefined,
    'try again',
  );
}

/** Makes the costs of an attempt count no more. */
export async function markUndone(clickHouse: ClickHouse, attempt: string): Promise<void> {
  const columns = 'run, attempt, repriced_at, from_time, to_time, sources, changed_calls, old_usd, new_usd';
  await clickHouse.run(
    `INSERT INTO repricings (${columns}, undone_at)
      SELECT ${columns}, now64(3) FROM repricings FINAL WHERE attempt = {attempt:UUID} AND undone = 0`,
    { attempt },
  );
}

function formatBound(nanos: bigint | undefined): string | null {
  return nanos === undefined || nanos < 0n || nanos >= 2n ** 63n ? null : formatDateTime(nanos);
}
