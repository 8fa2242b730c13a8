import type { DuckDBConnection } from '@duckdb/node-api';
import { remember } from '../remember.ts';
import { PARTS } from '../sum-sql.ts';

/** The amounts that are whole numbers. */
export const COUNTS: readonly string[] = Object.keys(PARTS).filter((name) => !name.endsWith('_usd'));

/** How the amounts of a table of rollups can be added up. */
export interface AddingUp {
  /**
   * Whether all counts add up to what a double holds exactly. Of many groups sums of doubles are made in two thirds of the
   * time that those of integers take.
   */
  readonly inDoubles: boolean;
  /** Amounts that are 0 throughout, such as those of tokens that no model here has: they need no adding up. */
  readonly zeros: readonly string[];
}

/** Finds out how amounts can be added up. DuckDB knows the extremes of columns without reading them. */
export function findAddingUp(connection: DuckDBConnection, table: string): Promise<AddingUp> {
  return remember(connection, `adding up ${table}`, () => readAddingUp(connection, table));
}

async function readAddingUp(connection: DuckDBConnection, table: string): Promise<AddingUp> {
  const names = Object.keys(PARTS);
  const bounds = COUNTS.map((name) => `min(${name}) >= 0 AND max(${name})::HUGEINT * count(*) < ${2n ** 53n}`);
  const zeros = names.map((name) => `min(${name}) = 0 AND max(${name}) = 0`);
  const sql = `SELECT ${[bounds.join(' AND '), ...zeros].join(', ')} FROM ${table}`;
  const [[fits, ...isZero] = []] = (await connection.runAndReadAll(sql)).getRows();
  return { inDoubles: fits === true, zeros: names.filter((_, index) => isZero[index] === true) };
}
