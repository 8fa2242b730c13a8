import { addUp, NO_PARTS } from './amount.ts';
import { type Charge, findCacheSavings, findGuess, listCharges } from './charges.ts';
import { isOutputUnsure, toDrawn } from './drawn-output.ts';
import { readRatesFor } from './formats.ts';
import { joinTables } from './origin.ts';
import { type Quantities, readQuantities } from './quantities.ts';
import { findBand, type Rates } from './rate-card.ts';
import { findTierDoubt, type Tariff } from './tariff.ts';
import type { Call, Price, PriceReason, Usage } from './types.ts';

/** Everything that was used, with the rates that apply; or why none does. */
export type Bill =
  | {
      readonly used: Quantities;
      readonly rates: Rates;
      readonly charges: readonly Charge[];
      /** In tokens, exclusive: the band of the whole request; -1 for the first. */
      readonly above: number;
      /** Why the amount is a best guess, if it is. */
      readonly guess: PriceReason | undefined;
      readonly source: string;
    }
  | { readonly unpriced: PriceReason; readonly source: string };

const NO_USAGE: Usage = Object.freeze({});

/** Makes out what a call used at the rates of a tariff. */
export function makeBill(call: Call, tariff: Tariff): Bill {
  const usage = call.usage ?? NO_USAGE;
  const told = readQuantities(usage);
  const silent = !told.told || call.usageStatus === 'missing';
  if (silent && !tariff.isFree) return { unpriced: 'no_usage', source: tariff.silentSource };
  const { bands, reason, source } = tariff;
  if (!bands) return { unpriced: reason, source };
  // The requests of a batch are charged by themselves, each in the band of its own length.
  const band = findBand(bands, told.totalInput / told.requests);
  const rates = readRatesFor(band, usage);
  const used = toDrawn(told, call, rates);
  const charges = listCharges(used, rates);
  const guess = call.usageStatus === 'estimated' ? 'estimated_usage' : (findGuess(used, rates) ?? reason);
  const length = told.requests > 1 && findBand(bands, told.totalInput).above >= 0 ? 'summed_usage' : undefined;
  const modality = isOutputUnsure(told, used, rates) ? 'output_modality' : undefined;
  const unsure = guess ?? length ?? modality ?? findTierDoubt(call, tariff);
  return {
    used,
    rates,
    charges,
    above: band.above,
    guess: unsure ?? findGuessedRate(charges),
    source: findSource(charges) ?? source,
  };
}

/** What a bill comes to, and how sure that is. */
export function settle(bill: Bill): Price {
  if ('unpriced' in bill) return unpriced(bill.unpriced, bill.source);
  const { used, rates, charges, guess, source } = bill;
  const missing = listMissing(charges);
  if (charges.length > 0 && missing.length === charges.length) return { ...unpriced('missing_rate', source), missing };
  if (used.invalid && charges.length === 0) return unpriced('invalid_usage', source);
  const { usd, picoUsd, parts } = addUp(charges);
  const cacheSavings = findCacheSavings(used, rates);
  if (missing.length > 0) {
    return { usd, picoUsd, status: 'partial', reason: 'missing_rate', parts, cacheSavings, source, missing };
  }
  if (used.invalid) return { usd, picoUsd, status: 'partial', reason: 'invalid_usage', parts, cacheSavings, source };
  if (guess) return { usd, picoUsd, status: 'estimated', reason: guess, parts, cacheSavings, source };
  return { usd, picoUsd, status: 'priced', parts, cacheSavings, source };
}

/** The tables that the rates of a bill are from; undefined for a bill without any. */
function findSource(charges: readonly Charge[]): string | undefined {
  let source: string | undefined;
  for (const { rate } of charges) {
    const table = rate?.origin.table;
    if (table === undefined || table === source) continue;
    source = source === undefined ? table : joinTables(source, table);
  }
  return source;
}

function findGuessedRate(charges: readonly Charge[]): PriceReason | undefined {
  for (const { rate } of charges) if (rate?.origin.guess) return rate.origin.guess;
  return undefined;
}

const NONE: readonly string[] = [];

function listMissing(charges: readonly Charge[]): readonly string[] {
  let missing = NONE;
  for (const { rate, meter } of charges) if (!rate) missing = [...missing, meter];
  return missing;
}

/** No price, and why. */
export function unpriced(reason: PriceReason, source: string): Price {
  return { status: 'unpriced', reason, parts: NO_PARTS, cacheSavings: 0n, source };
}
