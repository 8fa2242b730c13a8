import { isStandard } from './periods.ts';
import type { PriceRow } from './types.ts';

/** Whether a pattern of a row, anchored at both ends, is about a host (lower case, no port). */
export function isAtHost(hosts: RegExp, host: string): boolean {
  return new RegExp(`^(?:${hosts.source})$`).test(host);
}

/** The rows that hold at a host, oldest first; those about that host come last, since the last one holds. */
export function pickHostRows(rows: readonly PriceRow[], host: string | undefined): readonly PriceRow[] {
  if (rows.every(({ hosts }) => hosts === undefined)) return rows;
  const here = rows.filter(({ hosts }) => hosts !== undefined && host !== undefined && isAtHost(hosts, host));
  if (here.some(isStandard)) return here;
  return [...rows.filter(({ hosts }) => hosts === undefined), ...here];
}
