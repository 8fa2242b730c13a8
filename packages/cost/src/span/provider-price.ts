import type { Attributes } from '@opentelemetry/api';
import { NO_PARTS } from '../amount.ts';
import { decimalOf, divideHalfEven } from '../decimal.ts';
import { usdOf } from '../rate.ts';
import {
  ATTR_GEN_AI_USAGE_COST,
  ATTR_GEN_AI_USAGE_COST_AMOUNT,
  ATTR_GEN_AI_USAGE_COST_CURRENCY,
  ATTR_GEN_AI_USAGE_COST_SOURCE,
} from '../semconv.ts';
import type { Price } from '../types.ts';
import type { AttributeWriter } from './attribute-writer.ts';

/** What no call costs: an amount above it is a defect, and not repeated. */
const MAX_USD = 1e6;
const PICO_PER_USD = 10n ** 12n;

/**
 * Pico-USD of the cost that a provider states: the shortest decimal of the double, rounded half to even. undefined when
 * it is not believed: no amount, or 0, which stands on calls with a key of the user's own and on some that are billed by
 * another party, and is not free.
 */
export function readProviderCost(told: unknown): bigint | undefined {
  if (typeof told !== 'number' || !(told > 0 && told <= MAX_USD)) return undefined;
  const decimal = decimalOf(told);
  if (!decimal) return undefined;
  const picoUsd = divideHalfEven(decimal.digits * PICO_PER_USD, 10n ** BigInt(decimal.scale));
  return picoUsd > 0n ? picoUsd : undefined;
}

/** The provider's own figure as a price: a whole, which nobody can split. */
export function toProviderPrice(picoUsd: bigint): Price {
  return { usd: usdOf(picoUsd), picoUsd, status: 'priced', parts: NO_PARTS, cacheSavings: 0n, source: 'provider' };
}

/**
 * The cost that a span has before it is priced here; undefined when it has none, NaN when it is not in USD. What is no
 * amount of money is none, and is taken away.
 */
export function readEmittedCost(attributes: Attributes, writer: AttributeWriter): number | undefined {
  const cost = attributes[ATTR_GEN_AI_USAGE_COST];
  const amount = attributes[ATTR_GEN_AI_USAGE_COST_AMOUNT];
  const isUsd = attributes[ATTR_GEN_AI_USAGE_COST_CURRENCY] === 'USD';
  if (cost !== undefined && !isAmount(cost)) writer.remove(ATTR_GEN_AI_USAGE_COST);
  if (amount !== undefined && !isAmount(amount)) for (const name of AMOUNT) writer.remove(name);
  if (isAmount(cost)) return cost;
  if (isAmount(amount)) return isUsd ? amount : Number.NaN;
  return undefined;
}

const AMOUNT = [ATTR_GEN_AI_USAGE_COST_AMOUNT, ATTR_GEN_AI_USAGE_COST_CURRENCY, ATTR_GEN_AI_USAGE_COST_SOURCE];

function isAmount(told: unknown): told is number {
  return typeof told === 'number' && told >= 0 && told < Number.POSITIVE_INFINITY;
}
