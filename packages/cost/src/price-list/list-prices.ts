import { describeRate } from '../explain.ts';
import { METERS, type Meter } from '../meters.ts';
import { canonicalProvider } from '../providers.ts';
import type { Bands, ContextBand, RateCard } from '../rate-card.ts';
import { findInForce, type ListedModel } from '../resolution.ts';
import { findTier, readTier } from '../service-tier.ts';
import type { ListedPrice, PriceListEntry, PriceListFilter } from './types.ts';

/** The prices of these models at a time (milliseconds since 1970), in the order of provider, model, tier and band. */
export function listPrices(
  models: Iterable<ListedModel>,
  filter: PriceListFilter,
  timeMs: number,
): readonly PriceListEntry[] {
  const entries: PriceListEntry[] = [];
  for (const model of models) {
    if (isWanted(model, filter)) entries.push(...listEntries(model, filter.tier, timeMs));
  }
  // Made here: at the top of the module every import would pay for it, with 6 ms or more.
  const order = new Intl.Collator('en', { numeric: true });
  // The sort is stable: tiers and bands of a model stay in their order.
  return entries.sort(
    (one, other) => order.compare(one.provider, other.provider) || order.compare(one.model, other.model),
  );
}

function isWanted({ provider, model }: ListedModel, filter: PriceListFilter): boolean {
  if (filter.model !== undefined && !model.toLowerCase().includes(filter.model.trim().toLowerCase())) return false;
  if (filter.provider === undefined) return true;
  return provider === canonicalProvider(filter.provider) || provider === filter.provider;
}

function listEntries(
  { provider, hosts, model, find }: ListedModel,
  tier: string | undefined,
  timeMs: number,
): readonly PriceListEntry[] {
  const { card } = findInForce(find(), timeMs);
  const rateCard = card?.always ?? card?.cardAt(timeMs);
  if (!rateCard) return [];
  const entries: PriceListEntry[] = [];
  for (const [name, bands] of listTiers(rateCard, tier)) {
    for (const band of bands) {
      const prices = listBand(band);
      if (prices.length === 0) continue;
      const above = band.above < 0 ? {} : { aboveInputTokens: band.above };
      entries.push({ provider, ...(hosts.length === 0 ? {} : { hosts }), model, tier: name, ...above, prices });
    }
  }
  return entries;
}

function listTiers({ standard, tiers }: RateCard, wanted: string | undefined): readonly (readonly [string, Bands])[] {
  const all = [['standard', standard] as const, ...tiers];
  if (wanted === undefined) return all;
  const tier = readTier(wanted);
  const bands = tier === undefined ? standard : findTier(tiers, tier);
  return all.filter(([, one]) => one === bands);
}

/** What was written of a band: it stays what it is. */
const WRITTEN = new WeakMap<ContextBand, readonly ListedPrice[]>();

function listBand(band: ContextBand): readonly ListedPrice[] {
  const prices = WRITTEN.get(band) ?? writeBand(band);
  WRITTEN.set(band, prices);
  return prices;
}

function writeBand({ rates, formats = [] }: ContextBand): readonly ListedPrice[] {
  const prices: ListedPrice[] = [];
  for (const { meter } of METERS) {
    const rate = rates[meter];
    if (rate) {
      // A rate that a list leaves out is the very one it is charged as (`completeRates`).
      const as = STAND_INS[meter]?.find((other) => rates[other] === rate);
      prices.push({ ...describeRate(meter, rate), ...(as === undefined ? {} : { as }) });
    }
    for (const format of formats) {
      if (format.meter !== meter || rate) continue;
      const { size, quality } = format;
      prices.push({
        ...describeRate(meter, format.rate),
        ...(size === undefined ? {} : { size }),
        ...(quality === undefined ? {} : { quality }),
      });
    }
  }
  return prices;
}

/** What a meter without a price of its own may be charged as. */
const STAND_INS: { readonly [meter in Meter]?: readonly Meter[] } = {
  cachedInput: ['input'],
  cacheWrite: ['input'],
  cacheWrite5m: ['input', 'cacheWrite'],
  cacheWrite30m: ['input', 'cacheWrite'],
  inputAudio: ['input'],
  cachedAudio: ['input', 'inputAudio'],
  inputImage: ['input'],
  reasoning: ['output'],
  outputImage: ['output'],
};
