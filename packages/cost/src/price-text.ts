import { unpriced } from './bill.ts';
import { isDrawing } from './drawn-output.ts';
import { findTierDoubt, type Tariff } from './tariff.ts';
import type { TextRates } from './text-rates.ts';
import { readTextUse, type TextUse } from './text-use.ts';
import { toBigInt } from './to-bigint.ts';
import type { Call, Price } from './types.ts';

/**
 * The price of nearly every call: one of text alone, at rates in whole pico-USD, where doubles are exact. No bill is made
 * out for it. undefined for every other call. A property test compares it with the bill's.
 */
export function priceText(tariff: Tariff, call: Call): Price | undefined {
  const { usage, usageStatus } = call;
  const used = usage && usageStatus !== 'missing' && !isDrawing(call) ? readTextUse(usage) : undefined;
  if (!used) return undefined;
  if (!tariff.bands) return unpriced(tariff.reason, tariff.source);
  const rates = findTextRates(tariff.textRates, used.totalInput);
  if (!rates) return undefined;
  return addUpText(
    used,
    rates,
    usageStatus === 'estimated' ? 'estimated_usage' : (tariff.reason ?? findTierDoubt(call, tariff)),
  );
}

function addUpText(used: TextUse, rates: TextRates, reason: Price['reason']): Price | undefined {
  const input = charge(used.input, rates.input);
  const output = charge(used.output, rates.output) + charge(used.reasoning, rates.reasoning);
  const cacheRead = charge(used.cachedInput, rates.cachedInput);
  const cacheWrite =
    charge(used.cacheWrite, rates.cacheWrite) +
    charge(used.cacheWrite5m, rates.cacheWrite5m) +
    charge(used.cacheWrite30m, rates.cacheWrite30m) +
    charge(used.cacheWrite1h, rates.cacheWrite1h) +
    charge(used.cacheWrite12h, rates.cacheWrite12h);
  const total = input + output + cacheRead + cacheWrite;
  const uncached = charge(used.cachedInput, rates.input);
  // Nothing is negative: where a sum is a safe integer, so is all that is in it. NaN is at most nothing.
  if (!(total <= Number.MAX_SAFE_INTEGER && uncached <= Number.MAX_SAFE_INTEGER && uncached >= cacheRead)) {
    return undefined;
  }
  const parts = {
    input: toBigInt(input),
    output: toBigInt(output),
    cacheRead: toBigInt(cacheRead),
    cacheWrite: toBigInt(cacheWrite),
    media: 0n,
    fees: 0n,
  };
  const usd = total / 1e12;
  const picoUsd = toBigInt(total);
  const cacheSavings = toBigInt(uncached - cacheRead);
  const source = rates.table;
  return reason
    ? { usd, picoUsd, status: 'estimated', reason, parts, cacheSavings, source }
    : { usd, picoUsd, status: 'priced', parts, cacheSavings, source };
}

/** What is not used costs nothing, whether it has a rate or not. */
function charge(tokens: number, pico: number): number {
  return tokens === 0 ? 0 : tokens * pico;
}

/** Of the last band that begins below. */
function findTextRates(bands: Tariff['textRates'], inputTokens: number): TextRates | undefined {
  for (let index = bands.length - 1; index > 0; index--) {
    const band = bands[index];
    if (!band || inputTokens > band.above) return band;
  }
  return bands[0];
}
