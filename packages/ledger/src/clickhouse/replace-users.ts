import { randomUUID } from 'node:crypto';
import type { RowSums } from '../call-store.ts';
import { LedgerUnavailableError } from '../errors.ts';
import type { ClickHouse, Params } from './clickhouse.ts';
import { COLUMNS, toWellFormed } from './columns.ts';
import { dropPartition } from './partitions.ts';
import { readAttempts } from './source.ts';
import { sumRows } from './sum-rows.ts';
import { readCount } from './sum-sql.ts';

/** How often it is looked for rows that another program recorded meanwhile. */
const TRIES = 10;

const TABLE = 'replaced_users';

const OLD = `SELECT old FROM ${TABLE} WHERE attempt = {attempt:UUID}`;

/**
 * See `CallStore.replaceUsers`. A row is written again as one that was recorded a nanosecond earlier, which takes the place
 * of it and of all its duplicates: at once in every report, on disk when the parts are merged. One that is cut off has
 * replaced some rows; the same again replaces the rest.
 */
export function replaceUsers(
  clickHouse: ClickHouse,
  replacements: ReadonlyMap<string, string | null>,
  dryRun: boolean,
): Promise<RowSums> {
  return replaceIds(clickHouse, replacements, dryRun, {
    column: 'user_id',
    // First, because only rows that still have their user tell which sessions are to go.
    statements: [TAKE_SESSIONS, TAKE_USERS],
  });
}

/** See `CallStore.dropCustomer`; done as {@link replaceUsers} is. */
export function dropCustomer(clickHouse: ClickHouse, customer: string, dryRun: boolean): Promise<RowSums> {
  const column = 'customer_id';
  return replaceIds(clickHouse, new Map([[customer, null]]), dryRun, { column, statements: [TAKE_CUSTOMERS] });
}

interface Place {
  readonly column: string;
  readonly statements: readonly string[];
}

async function replaceIds(
  clickHouse: ClickHouse,
  replacements: ReadonlyMap<string, string | null>,
  dryRun: boolean,
  place: Place,
): Promise<RowSums> {
  if (replacements.size === 0) return { calls: 0n, cost: 0n };
  const given = [...replacements].map(([old, put]) => [toWellFormed(old), put && toWellFormed(put)] as const);
  if (dryRun) return sumIds(clickHouse, place, '{ids:Array(String)}', { ids: given.map(([old]) => old) });
  const attempt = randomUUID();
  try {
    await clickHouse.insert(
      TABLE,
      ['attempt', 'old', 'put'],
      given.map((row) => [attempt, ...row]),
    );
    const sums = await sumIds(clickHouse, place, `(${OLD})`, { attempt });
    await replaceAll(clickHouse, attempt, replacements.size, place);
    return sums;
  } finally {
    // What is left of it after a crash is dropped when the ledger is next compacted.
    await dropPartition(clickHouse, TABLE, attempt).catch(() => undefined);
  }
}

async function sumIds(clickHouse: ClickHouse, { column }: Place, ids: string, params: Params): Promise<RowSums> {
  const instant = { attempts: await readAttempts(clickHouse) };
  return sumRows(clickHouse, instant, { filter: {} }, { where: `${column} IN ${ids}`, params });
}

async function replaceAll(
  clickHouse: ClickHouse,
  attempt: string,
  size: number,
  { column, statements }: Place,
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    for (const statement of statements) await clickHouse.run(statement, { attempt }, SETTINGS);
    const [[left, known] = []] = await clickHouse.query(leftSql(column), { attempt });
    if (readCount(known) !== BigInt(size)) break;
    if (readCount(left) === 0n) return;
  }
  throw new LedgerUnavailableError(
    'got calls of these people all the while, or another program that compacts, and some rows may not be replaced',
    undefined,
    'try again',
  );
}

function leftSql(column: string): string {
  return `SELECT (SELECT count() FROM calls FINAL WHERE ${column} IN (${OLD})),
    (SELECT uniqExact(old) FROM ${TABLE} WHERE attempt = {attempt:UUID})`;
}

const SETTINGS = {
  // A row may be written in place of one of any month.
  max_partitions_per_insert_block: '0',
  insert_deduplicate: 0,
} as const;

/** What a row has instead, by column; `put` is NULL for nobody. */
const REPLACED: Readonly<Record<string, string>> = {
  user_id: 'put',
  customer_id: 'if(customer_id = user_id, put, customer_id)',
  session_id: 'if(isNull(put) OR session_id = user_id, put, session_id)',
  other_dimensions: `if(isNull(put),
    mapFilter((name, value) -> value <> ifNull(user_id, ''), other_dimensions),
    mapApply((name, value) -> (name, if(value = ifNull(user_id, ''), ifNull(put, ''), value)), other_dimensions))`,
};

const NAMES = COLUMNS.map(({ name }) => name);

const TAKE_USERS = writeAgain(
  REPLACED,
  `(SELECT * FROM calls FINAL WHERE user_id IN (${OLD})) AS c
    INNER JOIN (SELECT old, put FROM ${TABLE} WHERE attempt = {attempt:UUID}) AS r ON c.user_id = r.old`,
);

/** Sessions that rows of those who are to be nobody have, taken from rows without a user. */
const TAKE_SESSIONS = writeAgain(
  { session_id: 'NULL' },
  `calls AS c FINAL WHERE isNull(user_id) AND session_id IN (
    SELECT session_id FROM calls FINAL WHERE isNotNull(session_id)
      AND user_id IN (${OLD} AND isNull(put)))`,
);

const TAKE_CUSTOMERS = writeAgain(
  {
    customer_id: 'NULL',
    session_id: 'NULL',
    other_dimensions: "mapFilter((name, value) -> value <> ifNull(c.customer_id, ''), c.other_dimensions)",
  },
  `calls AS c FINAL WHERE customer_id IN (${OLD})`,
);

function writeAgain(replaced: Readonly<Record<string, string>>, from: string): string {
  const values = NAMES.map((name) => replaced[name] ?? `c.${name}`);
  return `INSERT INTO calls (${NAMES.join(', ')}, recorded_at)
    SELECT ${values.join(', ')}, c.recorded_at - toIntervalNanosecond(1) FROM ${from}`;
}
