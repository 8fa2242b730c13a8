import type { Bill } from './bill.ts';
import type { Decimal } from './decimal.ts';
import { METERS, type Meter } from './meters.ts';
import type { Factor } from './origin.ts';
import { amountOf, formatRate, type Rate } from './rate.ts';
import type { PriceLine } from './types.ts';

const UNITS = new Map(METERS.map(({ meter, unit }) => [meter, unit]));

/** A bill line by line; none where nothing could be charged. */
export function listLines(bill: Bill): readonly (PriceLine & Pick<RateDescription, 'derivation'>)[] {
  if ('unpriced' in bill) return [];
  return bill.charges.map(({ part, meter, quantity, rate }) => {
    const { name, per } = unitOf(meter);
    const line = { part, meter, quantity, unit: name, per };
    return rate ? { ...line, ...describeRate(meter, rate), picoUsd: amountOf(quantity, rate) } : line;
  });
}

/** A price in words: for how many units of what, and where it is from. */
export interface RateDescription extends Required<Pick<PriceLine, 'meter' | 'unit' | 'per' | 'usdPer' | 'source'>> {
  readonly url?: string;
  readonly checkedOn?: string;
  readonly from?: string;
  /** How `usdPer` came of the price that `url` has; absent where it is that price. */
  readonly derivation?: DerivationDescription;
}

/** A price as its table has it, and what it was multiplied by. */
export interface DerivationDescription {
  /** For `per` units, a decimal in `currency`. */
  readonly price: string;
  readonly currency: string;
  /** Table and version of `price`. */
  readonly source: string;
  /** In the order in which they were applied. */
  readonly factors: readonly FactorDescription[];
}

/** What a price was multiplied by, and who says so. */
export interface FactorDescription {
  /** Of the price file; what one unit of its currency costs in USD; of the provider, on hosts of some regions. */
  readonly kind: 'multiplier' | 'exchange_rate' | 'surcharge';
  /** A decimal, as it is written there. */
  readonly factor: string;
  /** Table and version that asks for it. */
  readonly table: string;
  /** First day or moment of an exchange rate, UTC. */
  readonly from?: string;
  /** Whose exchange rate it is, where the file says. */
  readonly source?: string;
}

/** Describes the rate of a meter. */
export function describeRate(meter: Meter, rate: Rate): RateDescription {
  const { name, per } = unitOf(meter);
  const { table, url, checkedOn, from } = rate.origin;
  const derivation = describeDerivation(rate, per);
  return {
    meter,
    unit: name,
    per,
    usdPer: formatRate(rate, per),
    source: table,
    ...(url === undefined ? {} : { url }),
    ...(checkedOn === undefined ? {} : { checkedOn }),
    ...(from === undefined ? {} : { from }),
    ...(derivation === undefined ? {} : { derivation }),
  };
}

/** `EUR at 1.0850 USD from 2026-01-01 (ECB)`, as an {@link Rate.origin} has it. */
const CONVERSION = /^(?<currency>[A-Z]{3}) at \S+ USD from (?<from>\S+)(?: \((?<source>.*)\))?$/s;

function describeDerivation({ origin, derivation }: Rate, per: number): DerivationDescription | undefined {
  if (!derivation) return undefined;
  const { exact, table, factors } = derivation;
  const { currency = 'USD', from, source } = CONVERSION.exec(origin.conversion ?? '')?.groups ?? {};
  // What is in another currency becomes USD after everything else that its file asks for.
  const exchange = origin.conversion === undefined ? -1 : factors.length - 1;
  return {
    price: formatRate({ exact }, per),
    currency,
    source: table,
    factors: factors.map((factor, index) => {
      if (index !== exchange) return describeFactor(factor, readKind(factor));
      return {
        ...describeFactor(factor, 'exchange_rate'),
        ...(from === undefined ? {} : { from }),
        ...(source === undefined ? {} : { source }),
      };
    }),
  };
}

function describeFactor({ factor, table }: Factor, kind: FactorDescription['kind']): FactorDescription {
  return { kind, factor: formatDecimal(factor), table };
}

function readKind({ table }: Factor): FactorDescription['kind'] {
  return table.startsWith('user:') ? 'multiplier' : 'surcharge';
}

function formatDecimal({ digits, scale }: Decimal): string {
  const text = digits.toString().padStart(scale + 1, '0');
  return scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

function unitOf(meter: Meter): { readonly name: PriceLine['unit']; readonly per: number } {
  return UNITS.get(meter) ?? { name: 'token', per: 1 };
}
