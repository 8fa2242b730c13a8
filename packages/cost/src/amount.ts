import type { Charge } from './charges.ts';
import { multiplyExactly, roundToPico, usdOf } from './rate.ts';
import type { PriceParts } from './types.ts';

/** What a bill comes to. */
export interface Amount {
  readonly parts: PriceParts;
  /** The sum of the parts. */
  readonly picoUsd: bigint;
  readonly usd: number;
}

/** Parts that cost nothing. */
export const NO_PARTS: PriceParts = Object.freeze({
  input: 0n,
  output: 0n,
  cacheRead: 0n,
  cacheWrite: 0n,
  media: 0n,
  fees: 0n,
});

/** Adds a bill up: each part exactly, rounded once, half to even; charges without a rate are passed over. */
export function addUp(charges: readonly Charge[]): Amount {
  return addUpFast(charges) ?? addUpExactly(charges);
}

/**
 * The lane for whole pico-dollars below 2⁵³, where doubles are exact: nearly every call. undefined when a bill is not
 * for it.
 */
function addUpFast(charges: readonly Charge[]): Amount | undefined {
  let [input, output, cacheRead, cacheWrite, media, fees] = [0, 0, 0, 0, 0, 0];
  for (const { part, quantity, rate } of charges) {
    if (!rate) continue;
    if (rate.pico === undefined || !Number.isInteger(quantity)) return undefined;
    const amount = quantity * rate.pico;
    if (part === 'input') input += amount;
    else if (part === 'output') output += amount;
    else if (part === 'cacheRead') cacheRead += amount;
    else if (part === 'cacheWrite') cacheWrite += amount;
    else if (part === 'media') media += amount;
    else fees += amount;
  }
  const total = input + output + cacheRead + cacheWrite + media + fees;
  // None is negative: when the total is exact, so is each of them.
  if (!Number.isSafeInteger(total)) return undefined;
  const parts = {
    input: toBigInt(input),
    output: toBigInt(output),
    cacheRead: toBigInt(cacheRead),
    cacheWrite: toBigInt(cacheWrite),
    media: toBigInt(media),
    fees: toBigInt(fees),
  };
  return { parts, picoUsd: BigInt(total), usd: total / 1e12 };
}

function toBigInt(value: number): bigint {
  return value === 0 ? 0n : BigInt(value);
}

function addUpExactly(charges: readonly Charge[]): Amount {
  const parts: { -readonly [part in keyof PriceParts]: bigint } = { ...NO_PARTS };
  for (const { part, quantity, rate } of charges) {
    if (rate) parts[part] += multiplyExactly(quantity, rate);
  }
  let picoUsd = 0n;
  for (const part of Object.keys(parts) as (keyof PriceParts)[]) {
    parts[part] = roundToPico(parts[part]);
    picoUsd += parts[part];
  }
  return { parts, picoUsd, usd: usdOf(picoUsd) };
}
