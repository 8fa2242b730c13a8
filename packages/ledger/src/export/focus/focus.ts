import type { Call } from '../../types.ts';
import { formatLines } from '../csv.ts';
import { guardFormula } from '../guard-formula.ts';
import type { ExportFormat, ExportOptions } from '../types.ts';
import { FOCUS_COLUMNS } from './columns.ts';
import { type FocusIdentity, type FocusSums, identifyCharge, makeFocusRow } from './make-focus-row.ts';
import { splitCharges } from './split-charges.ts';

/** The columns of our files: those of the specification that we can say something of, then our own. */
export const FOCUS_HEADING: readonly string[] = [
  ...FOCUS_COLUMNS.map(({ id }) => id).filter(
    (id) =>
      !/^(?:AvailabilityZone|BillingAccountType|(?:CommitmentDiscount|CapacityReservation|PricingCurrency).*)$/.test(
        id,
      ),
  ),
  'x_Calls',
  'x_CostReason',
  'x_CostSource',
  'x_CostStatus',
  'x_ServiceTier',
];

/**
 * FOCUS 1.2: a row per UTC day, owner, SKU (a meter of a model) and price. Calls without a known price are no rows: a
 * cost must not be null there, and 0 would be a lie. https://focus.finops.org/focus-specification/v1-2/
 */
export const focus: ExportFormat = {
  name: 'focus',
  summary: 'FOCUS 1.2 as CSV: a row per day, owner, model and meter',
  contentType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  async *encode(batches, options) {
    yield formatLines([FOCUS_HEADING]);
    let day: FocusDay | undefined;
    for await (const calls of batches) {
      for (const call of calls) {
        const number = call.startTimeUnixNano / DAY_NANOS;
        // Calls come in order: when the next day begins, this one is whole.
        if (day && day.number !== number) yield day.format();
        if (day?.number !== number) day = new FocusDay(number, options);
        day.add(call);
      }
    }
    if (day) yield day.format();
  },
};

const DAY_NANOS = 86_400_000_000_000n;

class FocusDay {
  readonly number: bigint;
  readonly #options: ExportOptions;
  readonly #rows = new Map<string, { readonly identity: FocusIdentity; sums: FocusSums }>();

  constructor(number: bigint, options: ExportOptions) {
    this.number = number;
    this.#options = options;
  }

  add(call: Call): void {
    for (const charge of splitCharges(call)) {
      const identity = identifyCharge(call, charge, this.#options);
      const key = JSON.stringify(identity);
      const row = this.#rows.get(key);
      const { per, quantity, cost } = charge;
      if (!row) this.#rows.set(key, { identity, sums: { per, quantity, cost, calls: 1 } });
      else {
        const { sums } = row;
        row.sums = { per, quantity: sums.quantity + quantity, cost: sums.cost + cost, calls: sums.calls + 1 };
      }
    }
  }

  format(): string {
    return formatLines(
      [...this.#rows.values()].map(({ identity, sums }) => {
        const row = makeFocusRow(identity, sums);
        return FOCUS_HEADING.map((column) => guardCell(column, row[column] ?? null));
      }),
    );
  }
}

/** Numbers are ours, and may be negative; all other cells may hold what spans say. */
function guardCell(column: string, cell: string | null): string | null {
  return cell === null || NUMBERS.has(column) ? cell : guardFormula(cell);
}

const NUMBERS: ReadonlySet<string> = new Set(
  FOCUS_COLUMNS.filter(({ format }) => format === 'decimal').map(({ id }) => id),
);
