import type { Meter } from './meters.ts';
import type { Quantities } from './quantities.ts';
import { amountOf, type Rate } from './rate.ts';
import type { Rates } from './rate-card.ts';
import type { PriceParts, PriceReason } from './types.ts';

/** One line of a bill: a quantity at a rate. */
export interface Charge {
  readonly part: keyof PriceParts;
  readonly meter: Meter;
  readonly quantity: number;
  /** undefined: it was used and has no rate. */
  readonly rate: Rate | undefined;
}

/** Charges everything that was used, at these rates. */
export function listCharges(used: Quantities, rates: Rates): readonly Charge[] {
  const charges: Charge[] = [];
  charge(charges, 'input', 'input', used.input, rates.input);
  charge(charges, 'input', 'inputAudio', used.inputAudio, rates.inputAudio);
  charge(charges, 'input', 'inputImage', used.inputImage, rates.inputImage);
  charge(charges, 'output', 'output', used.output, rates.output);
  charge(charges, 'output', 'reasoning', used.reasoning, rates.reasoning);
  charge(charges, 'output', 'outputAudio', used.outputAudio, rates.outputAudio);
  charge(charges, 'output', 'outputImage', used.outputImage, rates.outputImage);
  charge(charges, 'cacheRead', 'cachedInput', used.cachedInput, rates.cachedInput);
  charge(charges, 'cacheRead', 'cachedAudio', used.cachedAudio, rates.cachedAudio);
  charge(charges, 'cacheWrite', 'cacheWrite', used.cacheWrite, rates.cacheWrite);
  charge(charges, 'cacheWrite', 'cacheWrite5m', used.cacheWrite5m, rates.cacheWrite5m);
  charge(charges, 'cacheWrite', 'cacheWrite30m', used.cacheWrite30m, rates.cacheWrite30m);
  charge(charges, 'cacheWrite', 'cacheWrite1h', used.cacheWrite1h, rates.cacheWrite1h ?? rates.cacheWrite);
  charge(charges, 'cacheWrite', 'cacheWrite12h', used.cacheWrite12h, rates.cacheWrite12h ?? rates.cacheWrite);
  chargeMedia(charges, used, rates);
  charge(charges, 'input', 'trainedToken', used.trainedToken, rates.trainedToken);
  if (rates.request) charge(charges, 'fees', 'request', used.requests, rates.request);
  charge(charges, 'fees', 'webSearchCall', used.webSearchCall, rates.webSearchCall);
  charge(charges, 'fees', 'webSearchPreviewCall', used.webSearchPreviewCall, rates.webSearchPreviewCall);
  charge(charges, 'fees', 'fileSearchCall', used.fileSearchCall, rates.fileSearchCall);
  charge(charges, 'fees', 'codeInterpreterSession', used.codeInterpreterSession, rates.codeInterpreterSession);
  return isByTime(used, rates) ? charges.filter(({ rate, meter }) => rate || !TOKENS.has(meter)) : charges;
}

/**
 * Whether a model that hears is billed by time and by nothing else: the tokens that it tells as well (Mistral) are another
 * measure of the same, and no price of them is missing.
 */
function isByTime(used: Quantities, rates: Rates): boolean {
  return used.audioSecond > 0 && rates.audioSecond !== undefined && !(rates.input || rates.inputAudio || rates.output);
}

const TOKENS: ReadonlySet<Meter> = new Set(['input', 'inputAudio', 'cachedInput', 'cachedAudio', 'output']);

/**
 * Pieces, seconds and characters. Where a model has a price for the tokens of the same thing and the call tells tokens,
 * they are another measure of what is billed already (gpt-image-1 tells both): no price is missing.
 */
function chargeMedia(charges: Charge[], used: Quantities, rates: Rates): void {
  if (used.audioSecond + used.videoSecond + used.inputCharacter + used.image === 0) return;
  for (const [meter, tokenMeter] of MEDIA) {
    const rate = rates[meter];
    const counted = tokenMeter !== undefined && rates[tokenMeter] !== undefined && isTold(used, tokenMeter);
    if (rate || !counted) charge(charges, 'media', meter, used[meter], rate);
  }
}

/** Whether tokens of a kind were told, by themselves or as part of a total that leaves the kind open. */
function isTold(used: Quantities, meter: 'inputAudio' | 'outputAudio' | 'outputImage'): boolean {
  if (used[meter] > 0) return true;
  return meter === 'inputAudio' ? used.input > 0 : used.output > 0;
}

/** What media are billed by, and the tokens that may be billed in its place. */
const MEDIA = [
  ['audioSecond', 'inputAudio'],
  ['videoSecond', undefined],
  ['inputCharacter', 'outputAudio'],
  ['image', 'outputImage'],
] as const;

function charge(
  charges: Charge[],
  part: keyof PriceParts,
  meter: Meter,
  quantity: number,
  rate: Rate | undefined,
): void {
  if (quantity > 0) charges.push({ part, meter, quantity, rate });
}

/** Why the amount for these quantities at these rates is a best guess, when it is. */
export function findGuess(used: Quantities, rates: Rates): PriceReason | undefined {
  if (!used.addsUp) return 'does_not_add_up';
  if (used.cachedImageUnknown && rates.inputImage?.exact !== rates.input?.exact) return 'cache_modality';
  if (used.cachedAudioUnknown && rates.inputAudio?.exact !== rates.input?.exact) return 'cache_modality';
  if (used.cacheWrite1h > 0 && !rates.cacheWrite1h) return 'cache_write_ttl';
  if (used.cacheWrite12h > 0 && !rates.cacheWrite12h) return 'cache_write_ttl';
  return undefined;
}

/** Pico-USD that the tokens read from the cache would have cost more, uncached. */
export function findCacheSavings(used: Quantities, rates: Rates): bigint {
  let savings = 0n;
  if (used.cachedInput > 0 && rates.input && rates.cachedInput) {
    savings = amountOf(used.cachedInput, rates.input) - amountOf(used.cachedInput, rates.cachedInput);
  }
  if (used.cachedAudio > 0 && rates.inputAudio && rates.cachedAudio) {
    savings += amountOf(used.cachedAudio, rates.inputAudio) - amountOf(used.cachedAudio, rates.cachedAudio);
  }
  return savings;
}
