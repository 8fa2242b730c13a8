import type { DuckDBValue } from '@duckdb/node-api';
import type { Selection } from '../../call-store.ts';
import { ROLLED_FIELDS } from './rollup-tables.ts';
import { type Rolled, selectNames, selectRolledCosts } from './select-rolled.ts';

/** Whether {@link spreadRolled} takes the fields of a question. */
export function canSpreadRolled({ filter }: Selection, fields: readonly string[]): boolean {
  return [...fields, ...Object.keys(filter)].every((field) => ROLLED_FIELDS.includes(field));
}

/**
 * SQL of how the costs of calls spread, by fields: as of all costs in order, without putting more of them in order than
 * those of the magnitudes that the median and p95 are in. Columns as of `spread` in `distribute`.
 * @param calls SQL of the calls that are not rolled up: `cost`, `magnitude` and the fields as `key0`, `key1` …
 * @param values those of the query so far; the filter adds its own.
 */
export function spreadRolled(
  rolled: Rolled,
  calls: string,
  selection: Selection,
  fields: readonly string[],
  values: DuckDBValue[],
): string {
  const names = fields.map((_, index) => `key${index}`);
  const costs = selectRolledCosts('rolled_costs', rolled, selection, fields, values);
  const rollups = selectRolledCosts('rollups', rolled, selection, fields, values);
  const list = (prefix: string, ...more: string[]): string =>
    [...names.map((name) => prefix + name), ...more].join(', ');
  const groupBy = (prefix: string, ...more: string[]): string =>
    names.length + more.length === 0 ? 'HAVING count(*) > 0' : `GROUP BY ${list(prefix, ...more)}`;
  const same = (a: string, b: string): string =>
    ['true', ...names.map((name) => `${a}.${name} IS NOT DISTINCT FROM ${b}.${name}`)].join(' AND ');
  return `WITH rest AS MATERIALIZED (${calls}),
    names AS MATERIALIZED (${selectNames(fields)}),
    sums AS MATERIALIZED (
      SELECT ${list('', 'sum(cost) AS cost')} FROM (
        SELECT ${list('', 'cost')} FROM (SELECT alike, sum(cost_usd) AS cost FROM (${rollups}) GROUP BY alike)
          JOIN names USING (alike)
        UNION ALL SELECT ${list('', 'cost')} FROM rest
      ) ${groupBy('')}
    ),
    counts AS MATERIALIZED (
      SELECT ${list('', 'alike', 'magnitude', 'units')}
      FROM (SELECT alike, magnitude, count(*) AS units FROM (${costs}) GROUP BY alike, magnitude) JOIN names USING (alike)
      UNION ALL SELECT ${list('', 'NULL', 'magnitude', 'count(*)')} FROM rest GROUP BY ${list('', 'magnitude')}
    ),
    totals AS MATERIALIZED (SELECT ${list('', 'sum(units) AS units')} FROM counts ${groupBy('')}),
    steps AS (
      SELECT *, sum(units) OVER (${names.length === 0 ? '' : `PARTITION BY ${list('')} `}ORDER BY magnitude) AS up_to
      FROM (SELECT ${list('', 'magnitude', 'sum(units) AS units')} FROM counts GROUP BY ${list('', 'magnitude')})
    ),
    wanted AS MATERIALIZED (
      SELECT ${list('steps.', 'magnitude', 'share', '(rank - up_to + steps.units)::BIGINT AS place')}
      FROM (SELECT *, (units * share + 99) // 100 AS rank FROM totals, (VALUES (50), (95), (100)) AS shares (share)) total
      JOIN steps ON ${same('total', 'steps')} AND rank > up_to - steps.units AND rank <= up_to
    ),
    candidates AS (
      SELECT ${list('names.', 'magnitude', 'cost_usd AS cost')} FROM (${costs}) JOIN (
        SELECT DISTINCT alike, counts.magnitude FROM counts JOIN wanted
        ON ${same('counts', 'wanted')} AND counts.magnitude = wanted.magnitude WHERE alike IS NOT NULL
      ) USING (alike, magnitude) JOIN names USING (alike)
      UNION ALL SELECT ${list('', 'magnitude', 'cost')} FROM rest
    ),
    found AS (
      SELECT ${list('wanted.', 'share', 'list_sort(list(cost))[any_value(place)] AS cost')}
      FROM wanted JOIN candidates ON ${same('wanted', 'candidates')} AND candidates.magnitude = wanted.magnitude
      GROUP BY ${list('wanted.', 'share')}
    )
    SELECT ${list('totals.', 'list(found.cost ORDER BY share)[:2]', 'any_value(units)', 'any_value(sums.cost)::DECIMAL(38, 12)', 'max(found.cost)')}
    FROM totals JOIN found ON ${same('totals', 'found')} JOIN sums ON ${same('totals', 'sums')} ${groupBy('totals.')}`;
}
