import type { Overlay } from './overlay.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows one after the other that say the same of where they are from: that, and the rest of each. */
type Group = readonly [shared: Row, rows: readonly Row[]];

/** An overlay as JSON has it: engines read that in a fraction of the time that they take for as much of a program. */
export type PackedOverlay = Readonly<Record<keyof Overlay, readonly Group[]>>;

const SHARED = ['providers', 'source', 'checkedOn'];

/** A pattern, which JSON does not have. */
interface PackedPattern {
  readonly pattern: string;
}

/** @throws TypeError when a pattern has flags, which would be lost. */
export function packOverlay(overlay: Overlay): PackedOverlay {
  return mapTables(overlay, packRows);
}

/** What {@link packOverlay} was given. */
export function unpackOverlay(packed: PackedOverlay): Overlay {
  return mapTables(packed, (groups) => groups.flatMap(unpackGroup)) as unknown as Overlay;
}

function mapTables<From, To>(
  tables: Readonly<Record<keyof Overlay, From>>,
  map: (table: From) => To,
): Readonly<Record<keyof Overlay, To>> {
  const { prices, fees, uplifts, aliases } = tables;
  return { prices: map(prices), fees: map(fees), uplifts: map(uplifts), aliases: map(aliases) };
}

function packRows(rows: readonly object[]): readonly Group[] {
  const groups: [shared: Row, rows: Row[]][] = [];
  let last = '';
  for (const row of rows) {
    const entries = Object.entries(row).map(([key, value]) => [key, packValue(value)] as const);
    const shared = Object.fromEntries(entries.filter(([key]) => SHARED.includes(key)));
    const rest = Object.fromEntries(entries.filter(([key]) => !SHARED.includes(key)));
    const label = JSON.stringify(shared);
    if (label === last) groups.at(-1)?.[1].push(rest);
    else groups.push([shared, [rest]]);
    last = label;
  }
  return groups;
}

function packValue(value: unknown): unknown {
  if (!(value instanceof RegExp)) return value;
  if (value.flags !== '') throw new TypeError(`got the pattern ${value} in a row, expected one without flags`);
  return { pattern: value.source } satisfies PackedPattern;
}

function unpackGroup([shared, rows]: Group): readonly Row[] {
  return rows.map((row) => {
    const { models, hosts } = row;
    return {
      ...shared,
      ...row,
      ...(isPattern(models) && { models: new RegExp(models.pattern) }),
      ...(isPattern(hosts) && { hosts: new RegExp(hosts.pattern) }),
    };
  });
}

function isPattern(value: unknown): value is PackedPattern {
  return typeof value === 'object' && value !== null && 'pattern' in value;
}
