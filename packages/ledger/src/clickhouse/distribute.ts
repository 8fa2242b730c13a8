import type { Selection, Spread } from '../call-store.ts';
import type { ClickHouse } from './clickhouse.ts';
import { fieldSql, nameKeys } from './field-sql.ts';
import { type Instant, makeSource } from './source.ts';
import { counted, PRICED, readAmount, readCount, readText } from './sum-sql.ts';

/** See `CallStore.distribute`. */
export async function distribute(
  clickHouse: ClickHouse,
  instant: Instant,
  selection: Selection,
  unit: string,
  fields: readonly string[],
): Promise<readonly Spread[]> {
  const source = makeSource(selection, instant);
  const { names, keys } = nameKeys(fields, selection);
  const priced = `FROM (${source.calls}) WHERE ${counted(source)} AND ${PRICED}`;
  const units =
    unit === 'call'
      ? `SELECT ${['assumeNotNull(cost_usd) AS unit_cost', ...keys].join(', ')} ${priced}`
      : `SELECT ${['sum(call_cost) AS unit_cost', ...names].join(', ')}
         FROM (SELECT ${[`${fieldSql(unit, selection)} AS unit`, 'assumeNotNull(cost_usd) AS call_cost', ...keys].join(', ')} ${priced})
         WHERE isNotNull(unit) GROUP BY ${['unit', ...names].join(', ')}`;
  const sorted = `SELECT ${[...names, 'count() AS n', 'sum(unit_cost) AS total', 'arraySort(groupArray(unit_cost)) AS costs'].join(', ')}
    FROM (${units}) ${names.length === 0 ? 'HAVING n > 0' : `GROUP BY ${names.join(', ')}`}`;
  const sql = `SELECT ${[...names, 'n', 'total', rank(50), rank(95), rank(100)].join(', ')} FROM (${sorted})`;
  return (await clickHouse.query(sql, source.params)).map((row) => {
    const [units, ...amounts] = row.slice(fields.length);
    const [cost = 0n, median = 0n, p95 = 0n, max = 0n] = amounts.map(readAmount);
    return { values: row.slice(0, fields.length).map(readText), units: readCount(units), cost, median, p95, max };
  });
}

/** See `CallStore.distributeCalls`. */
export async function distributeCalls(
  clickHouse: ClickHouse,
  instant: Instant,
  selection: Selection,
  groupings: readonly (readonly string[])[],
): Promise<readonly (readonly Spread[])[]> {
  const spreads: (readonly Spread[])[] = [];
  for (const fields of groupings) spreads.push(await distribute(clickHouse, instant, selection, 'call', fields));
  return spreads;
}

/** The nearest rank of a percentile. ClickHouse's own exact quantiles round the rank down. */
function rank(percent: number): string {
  return `costs[intDiv(n * ${percent} + 99, 100)]`;
}
