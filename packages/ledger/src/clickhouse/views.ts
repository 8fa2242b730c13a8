import { findField } from '../fields.ts';
import { COST_COLUMNS } from './columns.ts';
import { fieldSql, quote } from './field-sql.ts';
import { makeSource } from './source.ts';
import { counted, PRICED, UNPRICED } from './sum-sql.ts';

/** Calls as reports count them, for SQL of other people: each once, with what the last repricing that stands says. */
export const CURRENT_CALLS = 'current_calls';

/** Their sums by the hour, made anew every hour. */
export const SPEND_HOURS = 'spend_hours';

/** By what hours are told apart: fields of the ledger. */
export const HOUR_FIELDS: readonly string[] = [
  ...['team', 'project', 'feature', 'environment'],
  ...['service', 'provider', 'model', 'costStatus', 'errorType'],
];

/** A column of {@link SPEND_HOURS}: `team`, `cost_status`. */
export function hourColumn(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * Statements that make the views in the database of a ledger. They are no part of its schema, which needs fewer rights:
 * whoever wants them runs them, again after an update.
 */
export function writeViews(): readonly string[] {
  return [
    `CREATE OR REPLACE VIEW ${CURRENT_CALLS} AS\n${selectCurrentCalls()}`,
    // A view of inserts would count a call twice that is sent twice, and knows no repricing.
    `DROP VIEW IF EXISTS ${SPEND_HOURS}`,
    `CREATE MATERIALIZED VIEW ${SPEND_HOURS} REFRESH EVERY 1 HOUR
  ENGINE = MergeTree PARTITION BY toYYYYMM(hour) ORDER BY (hour, ${HOUR_FIELDS.map(hourColumn).join(', ')})
AS\n${selectHours()}`,
  ];
}

function selectCurrentCalls(): string {
  const costs = COST_COLUMNS.map(({ name }) => name);
  const replaced = costs.map((name, index) => `if(o.found = 1, o.costs.${index + 1}, c.${name}) AS ${name}`);
  return `SELECT * FROM (
  SELECT c.* EXCEPT (${costs.join(', ')}),
    ${replaced.join(',\n    ')}
  FROM (SELECT *, minute FROM calls FINAL) AS c
  LEFT JOIN (
    SELECT minute, trace_id, span_id, 1 AS found, argMax((${costs.join(', ')}), run) AS costs
    FROM repriced_calls INNER JOIN (SELECT attempt, run FROM repricings FINAL WHERE undone = 0) AS standing USING (attempt)
    GROUP BY minute, trace_id, span_id
  ) AS o ON c.minute = o.minute AND c.trace_id = o.trace_id AND c.span_id = o.span_id
) WHERE ${counted(makeSource({ filter: {} }, { attempts: [] }))}`;
}

/** Sums of an hour, by column. */
const SUMS: Readonly<Record<string, string>> = {
  calls: 'count()',
  priced_calls: `countIf(${PRICED})`,
  unpriced_calls: `countIf(${UNPRICED})`,
  usd: 'ifNull(sum(cost_usd), 0)',
  estimated_usd: "ifNull(sumIf(cost_usd, cost_status = 'estimated'), 0)",
  partial_usd: "ifNull(sumIf(cost_usd, cost_status = 'partial'), 0)",
  failed_usd: "ifNull(sumIf(cost_usd, status = 'error'), 0)",
  saved_usd: 'ifNull(sum(cache_savings_usd), 0)',
  tokens_in: 'sum(toInt128(ifNull(input_tokens, 0)))',
  tokens_cached: 'sum(toInt128(ifNull(cache_read_tokens, 0)))',
  tokens_out: 'sum(toInt128(ifNull(output_tokens, 0)))',
};

/** Names of the keys inside: those outside are names of columns, which would be read for them. */
function selectHours(): string {
  const inside = (field: string): string => `of_${hourColumn(field)}`;
  const keys = HOUR_FIELDS.map((field) => {
    return `ifNull(${fieldSql(field)}, ${quote(findField(field).absentKey)}) AS ${inside(field)}`;
  });
  const sums = Object.entries(SUMS).map(([name, sql]) => `${sql} AS ${name}`);
  return `SELECT of_hour AS hour,
  ${HOUR_FIELDS.map((field) => `${inside(field)} AS ${hourColumn(field)}`).join(', ')},
  ${Object.keys(SUMS).join(', ')},
  now() AS refreshed_at
FROM (
  SELECT toStartOfHour(started_at) AS of_hour,
    ${[...keys, ...sums].join(',\n    ')}
  FROM ${CURRENT_CALLS}
  GROUP BY of_hour, ${HOUR_FIELDS.map(inside).join(', ')}
)`;
}
