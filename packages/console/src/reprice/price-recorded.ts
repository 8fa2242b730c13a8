import type { Price, PriceParts, Pricer } from '@spendspan/cost';
import {
  type AdvisedReason,
  type CallCost,
  type PriceableCall,
  type PriceCall,
  type RepricedCost,
  UNKNOWN_COST,
} from '@spendspan/ledger';
import { toPricerCall } from './to-pricer-call.ts';

/** Prices recorded calls as the cost processor prices their spans: the same call at the same prices costs the same. */
export function priceRecorded(pricer: Pricer): PriceCall {
  return (call) => {
    const price = pricer.price(toPricerCall(call));
    return toRepricedCost(call, price);
  };
}

function toRepricedCost(call: PriceableCall, price: Price): RepricedCost {
  return {
    cost: price.picoUsd === undefined ? UNKNOWN_COST : toCost(price.picoUsd, price.parts, price.cacheSavings),
    costStatus: price.status,
    costReason: readReason(call, price),
    costSource: price.source,
  };
}

/** Coverage has advice for every reason that a pricer gives: one more does not compile until it has some. */
function readReason(call: PriceableCall, price: Price): AdvisedReason | null {
  return isFailedCall(call, price) ? 'failed_call' : (price.reason ?? null);
}

/** Spans leave out parts that are nothing, and so do rows. */
function toCost(total: bigint, parts: PriceParts, cacheSavings: bigint): CallCost {
  return {
    total,
    input: positive(parts.input),
    output: positive(parts.output),
    cacheRead: positive(parts.cacheRead),
    cacheWrite: positive(parts.cacheWrite),
    media: positive(parts.media),
    fees: positive(parts.fees),
    cacheSavings: positive(cacheSavings),
  };
}

function positive(amount: bigint): bigint | null {
  return amount > 0n ? amount : null;
}

/** Nothing was billed as far as anybody knows; the cost processor says so of spans in the same words. */
function isFailedCall({ status, usageReason }: PriceableCall, { reason }: Price): boolean {
  return reason === 'no_usage' && status === 'error' && !MAYBE_BILLED.has(usageReason);
}

/** The answer had begun. */
const MAYBE_BILLED: ReadonlySet<unknown> = new Set(['stream_aborted', 'stream_unconsumed', 'body_unread']);
