import type { DataColumn } from './data-column.ts';

/** By which column rows are sorted, and which way. */
export interface Order {
  readonly name: string;
  readonly descending: boolean;
}

/** Rows in an order. What is not known stands last, whichever way. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly DataColumn<Row>[],
  order: Order | undefined,
): readonly Row[] {
  const sortBy = columns.find(({ name }) => name === order?.name)?.sortBy;
  if (!order || !sortBy) return rows;
  const direction = order.descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [sortBy(one), sortBy(other)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b) * direction;
    return a < b ? -direction : a > b ? direction : 0;
  });
}
