import type { DuckDBConnection } from '@duckdb/node-api';
import type { Cell, SumName } from '../call-store.ts';
import type { NarrowSelection } from './field-sql.ts';
import { readSums } from './read-sums.ts';
import { readText } from './read-text.ts';
import { selectParts } from './select-parts.ts';

/**
 * See `CallStore.crosstab`.
 * @param connection in a transaction.
 */
export async function crosstab<Name extends SumName>(
  connection: DuckDBConnection,
  selection: NarrowSelection,
  fields: readonly string[],
  wanted?: readonly Name[],
): Promise<readonly Cell<Name>[]> {
  const parts = await selectParts(connection, selection, fields);
  const names = fields.map((_, index) => `key${index}`);
  // Without fields, HAVING leaves no row of an empty selection, as GROUP BY does with them.
  const grouped = names.length === 0 ? 'HAVING count(*) > 0' : `GROUP BY ${names.join(', ')}`;
  const rows = await readSums(connection, parts, names, grouped, wanted);
  return rows.map(({ keys, sums }) => ({ values: keys.map(readText), sums }));
}
