import { METERS, type Meter } from '../meters.ts';
import { createRate, multiplyRate, type Rate } from '../rate.ts';
import { type Bands, type ContextBand, completeRates, mapBands, type RateCard } from '../rate-card.ts';
import type { FileNode } from './file-node.ts';
import { MAX_MULTIPLIER_DECIMALS, readFactor } from './read-factor.ts';
import { FORMAT_KEYS, readFormats } from './read-formats.ts';
import type { ListedRates } from './types.ts';

const FILE_METERS = METERS.flatMap(({ meter, file }) => (file ? [{ meter, key: file[0], per: file[1] }] : []));
const RATE_KEYS = FILE_METERS.map(({ key }) => key);
/** Keys of one tier's prices. */
const BAND_KEYS = [...RATE_KEYS, ...FORMAT_KEYS.map(({ key }) => key), 'tiers'];

/** The card of one entry of `prices`, with the tiers of its model; the entry's own tiers go before them. */
export function readRateCard(node: FileNode, modelTiers: FileNode | undefined): RateCard {
  const entries = node.entries([...BAND_KEYS, 'from', 'service_tiers']);
  const standard = readBands(node, entries);
  const tiers = new Map<string, Bands>();
  for (const list of [modelTiers, entries.get('service_tiers')]) {
    for (const [tier, value] of list?.entries() ?? []) {
      if (!TIER.test(tier)) value.fail(`got the tier ${JSON.stringify(tier)}, ${TIER_EXPECTED}`);
      tiers.set(tier, readTierBands(value, standard));
    }
  }
  return { standard, tiers };
}

/** Lower case; not one of the names under which providers report the standard tier. */
const TIER = /^(?!(?:default|auto|on_demand|standard|standard_only)$)[a-z0-9_.-]{1,64}$/;
const TIER_EXPECTED = 'expected one beside the standard tier, in lower case, like flex, batch or priority; correct it';

function readTierBands(node: FileNode, standard: Bands): Bands {
  const entries = node.entries([...BAND_KEYS, 'multiplier']);
  const multiplier = entries.get('multiplier');
  if (!multiplier) return readBands(node, entries);
  if (entries.size > 1) node.fail('got a multiplier beside prices, expected one or the other; remove one');
  const factor = readFactor(multiplier, 'multiplier', MAX_MULTIPLIER_DECIMALS);
  return mapBands(
    standard,
    (rate) =>
      multiplyRate(rate, factor) ??
      multiplier.fail('got more decimals than an exact price has room for, expected fewer; round it'),
  );
}

function readBands(node: FileNode, entries: ReadonlyMap<string, FileNode>): Bands {
  const listed = readListedRates(entries);
  const formats = readFormats(entries);
  if (Object.keys(listed).length + formats.length === 0) {
    node.fail('got no price, expected at least one; write input: "…" and output: "…"');
  }
  const toBand = (above: number, rates: ListedRates): ContextBand => ({
    above,
    rates: completeRates(rates),
    ...(formats.length === 0 ? {} : { formats }),
  });
  const bands: [ContextBand, ...ContextBand[]] = [toBand(-1, listed)];
  const tiers = entries.get('tiers')?.items().map(readContextTier) ?? [];
  let below = listed;
  for (const { node: limit, above, rates } of tiers.sort((one, other) => one.above - other.above)) {
    if (bands.at(-1)?.above === above) {
      limit.fail(`got above_input_tokens ${above} twice, expected it once; keep one of the two`);
    }
    // What a tier does not list stays as it is below it.
    below = { ...below, ...rates };
    bands.push(toBand(above, below));
  }
  return bands;
}

function readContextTier(node: FileNode): { node: FileNode; above: number; rates: ListedRates } {
  const entries = node.entries([...RATE_KEYS, 'above_input_tokens']);
  const above = node.need(entries, 'above_input_tokens', 'above_input_tokens: 200000');
  if (entries.size === 1) node.fail('got no price, expected at least one; write input: "…"');
  return { node: above, above: above.count(), rates: readListedRates(entries) };
}

function readListedRates(entries: ReadonlyMap<string, FileNode>): ListedRates {
  const rates: { [meter in Meter]?: Rate } = {};
  for (const { meter, key, per } of FILE_METERS) {
    const node = entries.get(key);
    if (node)
      rates[meter] = createRate(node.decimal(), per, node.origin) ?? node.fail('got too many decimals; round it');
  }
  return rates as ListedRates;
}
