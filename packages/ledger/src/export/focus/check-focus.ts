import { FOCUS_COLUMNS, type FocusColumn } from './columns.ts';
import { parseDecimal } from './format-decimal.ts';
import type { FocusRow } from './make-focus-row.ts';

/**
 * What in a file is not as FOCUS 1.2 has it: columns, types, allowed values, and the rules between columns of a row.
 * Nothing is told twice of a row.
 * @param heading names of the columns, in their order.
 * @param rows null and an absent member are empty cells.
 */
export function checkFocus(heading: readonly string[], rows: Iterable<FocusRow>): readonly string[] {
  const known = new Set(FOCUS_COLUMNS.map(({ id }) => id));
  const found = [
    ...FOCUS_COLUMNS.filter(({ id, level }) => level === 'mandatory' && !heading.includes(id)).map(
      ({ id }) => `${id}: the mandatory column is missing`,
    ),
    ...heading
      .filter((name) => !known.has(name) && !/^x_[A-Z]/.test(name))
      .map((name) => `${name}: own columns begin with x_`),
    ...heading
      .filter((name, index) => heading.indexOf(name) !== index)
      .map((name) => `${name}: the column is there twice`),
  ];
  const columns = FOCUS_COLUMNS.filter(({ id }) => heading.includes(id));
  let line = 1;
  for (const row of rows) {
    line += 1;
    for (const column of columns) {
      const defect = checkCell(column, row[column.id] ?? null);
      if (defect) found.push(`line ${line}, ${column.id}: ${defect}`);
    }
    for (const { rule, holds } of RULES) if (!holds(row)) found.push(`line ${line}: ${rule}`);
  }
  return found;
}

function checkCell({ nullable, format, minimum, allowed }: FocusColumn, cell: string | null): string | undefined {
  if (cell === null) return nullable ? undefined : 'got nothing, expected a value';
  if (cell.trim() === '') return 'got blanks, expected a value or nothing';
  const got = JSON.stringify(cell.slice(0, 80));
  if (allowed && !allowed.includes(cell)) return `got ${got}, expected one of ${allowed.join(', ')}`;
  if (!FORMATS[format](cell)) return `got ${got}, expected ${format}`;
  if (minimum !== undefined && (parseDecimal(cell, 30) ?? 0n) < BigInt(minimum))
    return `got ${got}, expected at least ${minimum}`;
  return undefined;
}

const FORMATS: Readonly<Record<FocusColumn['format'], (cell: string) => boolean>> = {
  text: () => true,
  decimal: (cell) => parseDecimal(cell, 0) !== undefined,
  time: (cell) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(cell) && !Number.isNaN(Date.parse(cell)),
  currency: (cell) => /^[A-Z]{3}$/.test(cell),
  // A whole quantity may stand before the unit; countable units are capitalised plurals, or GB-Hours, Requests/Day.
  unit: (cell) => /^(?:[1-9]\d* )?[A-Z][A-Za-z]*(?:[-/](?:\d+ )?[A-Z][a-z]+)?$/.test(cell),
  json: isFlatObject,
};

function isFlatObject(cell: string): boolean {
  try {
    const value: unknown = JSON.parse(cell);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return Object.values(value).every((member) => member === null || typeof member !== 'object');
  } catch {
    return false;
  }
}

interface Rule {
  readonly rule: string;
  holds(row: FocusRow): boolean;
}

/** What columns of a row owe each other. https://github.com/FinOps-Open-Cost-and-Usage-Spec/FOCUS_Spec/tree/v1.2/specification/columns */
const RULES: readonly Rule[] = [
  ...[
    'ConsumedQuantity',
    'PricingQuantity',
    'ListUnitPrice',
    'ContractedUnitPrice',
    'PricingCategory',
    'SkuId',
    'SkuPriceId',
  ].map(
    (column): Rule => ({
      rule: `${column} must not be null for usage`,
      holds: (row) => row['ChargeCategory'] !== 'Usage' || row['ChargeClass'] === 'Correction' || isThere(row, column),
    }),
  ),
  product('ListUnitPrice', 'ListCost'),
  product('ContractedUnitPrice', 'ContractedCost'),
  together('ConsumedQuantity', 'ConsumedUnit'),
  together('PricingQuantity', 'PricingUnit'),
  {
    rule: 'the charge period must end after its start',
    holds: (row) => isBefore(row, 'ChargePeriodStart', 'ChargePeriodEnd'),
  },
  {
    rule: 'the billing period must end after its start',
    holds: (row) => isBefore(row, 'BillingPeriodStart', 'BillingPeriodEnd'),
  },
  {
    rule: 'ChargeFrequency must not be Usage-Based for a purchase',
    holds: (row) => row['ChargeCategory'] !== 'Purchase' || row['ChargeFrequency'] !== 'Usage-Based',
  },
  {
    rule: 'ServiceSubcategory must be of the ServiceCategory',
    holds: (row) => !isThere(row, 'ServiceSubcategory') || row['ServiceCategory'] === 'AI and Machine Learning',
  },
  { rule: 'SkuMeter must be null without SkuId', holds: (row) => !isThere(row, 'SkuMeter') || isThere(row, 'SkuId') },
];

/** Unit price times quantity is the cost, to the digits that the cost has. */
function product(unitPrice: string, cost: string): Rule {
  return {
    rule: `${unitPrice} times PricingQuantity must be ${cost}`,
    holds(row) {
      const [price, quantity, whole] = [unitPrice, 'PricingQuantity', cost].map((column) =>
        parseDecimal(row[column] ?? '', 30),
      );
      if (price === undefined || quantity === undefined || whole === undefined) return true;
      const difference = (price * quantity) / 10n ** 30n - whole;
      return (difference < 0n ? -difference : difference) < 10n ** 18n / 2n;
    },
  };
}

function together(quantity: string, unit: string): Rule {
  return {
    rule: `${quantity} and ${unit} must be there together`,
    holds: (row) => isThere(row, quantity) === isThere(row, unit),
  };
}

function isThere(row: FocusRow, column: string): boolean {
  return (row[column] ?? null) !== null;
}

function isBefore(row: FocusRow, start: string, end: string): boolean {
  return (row[start] ?? '') < (row[end] ?? '');
}
