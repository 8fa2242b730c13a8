import type { RepricingSummary } from '../call-store.ts';
import type { RepricedCost } from '../repricing/types.ts';
import type { ClickHouse } from './clickhouse.ts';
import { keyOf } from './find-elsewhere-keys.ts';
import { readInstant } from './instant.ts';
import { NONE_LEFT } from './left-reason-sql.ts';
import { findWindows, readPriceable, type Window } from './read-priceable.ts';
import { markUndone } from './record-run.ts';
import { RepricingTally } from './repricing-tally.ts';
import { type Instant, makeSource, type Source } from './source.ts';

const NO_REASON = 'NULL';

/** Takes back the last run that stands, by one row in `repricings`. What it wrote stays where it is kept. */
export async function undoRepricing(
  clickHouse: ClickHouse,
  fields: readonly string[],
): Promise<RepricingSummary | undefined> {
  const instant = await readInstant(clickHouse);
  const attempt = instant.attempts.at(-1);
  if (attempt === undefined) return undefined;
  const [[run] = []] = await clickHouse.query('SELECT max(run) FROM repricings WHERE attempt = {attempt:UUID}', {
    attempt,
  });
  const before = sourceBefore(instant, attempt);
  const source = makeSource({ filter: {} }, instant);
  const tally = new RepricingTally(fields);
  for (const window of await findWindows(clickHouse, source)) {
    const costs = await readCosts(clickHouse, before, window);
    for (const row of await readPriceable(clickHouse, source, window, fields, NO_REASON)) {
      tally.add(row, costs.get(keyOf(row)));
    }
  }
  await markUndone(clickHouse, attempt);
  return { ...tally.summarize(), run: Number(run), left: NONE_LEFT };
}

/** The calls that the last attempt priced, with what they cost before it. */
function sourceBefore(instant: Instant, attempt: string): Source {
  const source = makeSource({ filter: {} }, { ...instant, attempts: instant.attempts.slice(0, -1) });
  const priced = 'SELECT minute, trace_id, span_id FROM repriced_calls WHERE attempt = {attempt:UUID}';
  return {
    ...source,
    calls: `SELECT * FROM (${source.calls}) WHERE (minute, trace_id, span_id) IN (${priced})`,
    params: { ...source.params, attempt },
  };
}

async function readCosts(
  clickHouse: ClickHouse,
  before: Source,
  window: Window,
): Promise<ReadonlyMap<string, RepricedCost>> {
  const rows = await readPriceable(clickHouse, before, window, [], NO_REASON);
  return new Map(rows.map((row) => [keyOf(row), row.cost]));
}
