import type { ListedPrice, PriceListEntry } from '@spendspan/cost';
import { drawTable } from '../draw-table.ts';
import type { Paint } from '../paint.ts';
import { cleanText } from '../report/clean-text.ts';
import { describeMeter, describeUnit } from './describe-meter.ts';
import { isFee } from './price-file-entry.ts';
import { alignDecimals } from './usd.ts';

/** How a list is shown. */
export interface ListStyle {
  readonly at: Date;
  readonly paint: Paint;
  /** Of the terminal, in characters; undefined where it is none: then no line is broken. */
  readonly width: number | undefined;
}

/** Prices for people: a table for each provider, then the tables that they are from. */
export function formatPriceList(entries: readonly PriceListEntry[], style: ListStyle): string {
  const { at, paint } = style;
  const head = `${paint('title', 'Prices')}\n${paint('faint', `USD per 1M tokens unless another unit is named · in force on ${at.toISOString()}`)}`;
  const tables = [...groupByProvider(entries)].map(([provider, own]) => {
    return `${paint('title', cleanText(provider))}\n\n${formatTable(own, style)}${formatFees(own)}`;
  });
  return `${[head, ...tables, formatSources(entries)].join('\n\n')}\n`;
}

/** Entries by provider, in their order. */
export function groupByProvider(entries: readonly PriceListEntry[]): ReadonlyMap<string, readonly PriceListEntry[]> {
  const groups = new Map<string, PriceListEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.provider);
    if (group) group.push(entry);
    else groups.set(entry.provider, [entry]);
  }
  return groups;
}

interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
  readonly cells: readonly string[];
}

function formatTable(entries: readonly PriceListEntry[], { paint, width }: ListStyle): string {
  const columns: readonly Column[] = [
    { head: 'Model', align: 'left', cells: entries.map(({ model }) => cleanText(model)) },
    { head: 'Hosts', align: 'left', cells: entries.map(({ hosts = [] }) => cleanText(hosts.join(' '))) },
    { head: 'Tier', align: 'left', cells: entries.map(({ tier }) => (tier === 'standard' ? '' : cleanText(tier))) },
    { head: 'Above', align: 'right', cells: entries.map(({ aboveInputTokens: n }) => n?.toLocaleString('en') ?? '') },
    ...MAIN.map(({ head, meter }) => ({ head, align: 'right' as const, cells: listCells(entries, meter) })),
    { head: 'Table', align: 'left', cells: entries.map(listTables) },
  ];
  const shown = columns.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const others = entries.map(({ prices }) => prices.filter(isOther).map(describePrice));
  if (others.some((words) => words.length > 0)) {
    const left = width === undefined ? Number.POSITIVE_INFINITY : width - widthOf(shown) - INDENT;
    const cells = others.map((words) => wrap(words, Math.max(left, MIN_WIDTH)));
    shown.push({ head: 'Others', align: 'left', cells });
  }
  return drawTable({
    head: shown.map(({ head }) => paint('title', head)),
    aligns: shown.map(({ align }) => align),
    rows: entries.map((_, index) => shown.map(({ cells }) => cells[index] ?? '')),
  });
}

const MAIN = [
  { head: 'Input', meter: 'input' },
  { head: 'Cached', meter: 'cachedInput' },
  { head: 'Output', meter: 'output' },
] as const;

/** Two spaces before the table and between its columns. */
const INDENT = 2;
/** However narrow the terminal. */
const MIN_WIDTH = 24;

function widthOf(columns: readonly Column[]): number {
  return columns.reduce(
    (sum, { head, cells }) => sum + Math.max(head.length, ...cells.map(({ length }) => length)) + 2,
    0,
  );
}

/** What a component is charged, also where the list gives it no price of its own. */
function listCells(entries: readonly PriceListEntry[], meter: string): readonly string[] {
  const cells = entries.map(({ prices }) => prices.find((price) => price.meter === meter)?.usdPer ?? '');
  return cells.some((cell) => cell !== '') ? alignDecimals(cells) : cells;
}

function isOther({ meter, as }: ListedPrice): boolean {
  return as === undefined && !isFee(meter) && !MAIN.some((main) => main.meter === meter);
}

function describePrice(price: ListedPrice): string {
  const { meter, usdPer, size, quality } = price;
  const format = [size, quality].filter((word) => word !== undefined).join(' ');
  const unit = price.unit === 'token' ? '' : ` per ${describeUnit(price)}`;
  return cleanText(`${describeMeter(meter)}${format === '' ? '' : ` ${format}`} ${usdPer}${unit}`);
}

function wrap(words: readonly string[], width: number): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 2 <= width) lines[lines.length - 1] = `${last}, ${word}`;
    else lines.push(word);
  }
  return lines.join(',\n');
}

/** Fees of tools: nearly every model has the same ones, so they stand beneath the table, once. */
function formatFees(entries: readonly PriceListEntry[]): string {
  const fees = new Map<string, Set<string>>();
  for (const { meter, usdPer } of entries.flatMap(({ prices }) => prices)) {
    if (isFee(meter)) fees.set(meter, (fees.get(meter) ?? new Set()).add(usdPer));
  }
  if (fees.size === 0) return '';
  const words = [...fees].map(([meter, prices]) => `${describeMeter(meter)} ${[...prices].sort().join(' or ')}`);
  return `\n\n  Tools, USD each: ${words.join(', ')}`;
}

/** `catalog`, `overlay`, `user`: which tables contribute; their versions are at the end. */
function listTables({ prices }: PriceListEntry): string {
  const names = prices
    .filter(({ meter }) => !isFee(meter))
    .flatMap(({ source }) => source.split('+').map((table) => table.replace(/:.*/, '')));
  return [...new Set(names)].join('+');
}

function formatSources(entries: readonly PriceListEntry[]): string {
  const tables = new Set(entries.flatMap(({ prices }) => prices.flatMap(({ source }) => source.split('+'))));
  const lines = [...tables].sort().map((table) => `  ${cleanText(table)}`);
  return ['Tables (addresses and dates of each price: --json, --csv)', ...lines].join('\n');
}
