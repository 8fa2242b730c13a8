import type { Decimal } from '../decimal.ts';
import { METERS, type Meter } from '../meters.ts';
import { createRate, multiplyRate, type Rate } from '../rate.ts';
import { type Bands, type ContextBand, completeRates, mapBands, type RateCard } from '../rate-card.ts';
import type { FileNode } from './file-node.ts';
import type { ListedRates } from './types.ts';

const FILE_METERS = METERS.flatMap(({ meter, file }) => (file ? [{ meter, key: file[0], per: file[1] }] : []));
const RATE_KEYS = FILE_METERS.map(({ key }) => key);

/** Decimals of a multiplier. */
const MAX_MULTIPLIER_DECIMALS = 6;

/** A multiplier: a decimal string. */
export function readMultiplier(node: FileNode): Decimal {
  return node.decimal(MAX_MULTIPLIER_DECIMALS);
}

/** The card of one entry of `prices`, with the tiers of its model. */
export function readRateCard(node: FileNode, serviceTiers: FileNode | undefined): RateCard {
  const standard = readBands(node, ['from']);
  const tiers = new Map<string, Bands>();
  for (const [tier, value] of serviceTiers?.entries() ?? [])
    tiers.set(tier.toLowerCase(), readTierBands(value, standard));
  return { standard, tiers };
}

function readTierBands(node: FileNode, standard: Bands): Bands {
  const multiplier = node.entries([...RATE_KEYS, 'tiers', 'multiplier']).get('multiplier');
  if (!multiplier) return readBands(node, []);
  if (node.entries().size > 1) node.fail('got a multiplier beside prices, expected one or the other; remove one');
  const factor = readMultiplier(multiplier);
  return mapBands(standard, (rate) => multiplyRate(rate, factor, multiplier.origin.table));
}

function readBands(node: FileNode, otherKeys: readonly string[]): Bands {
  const entries = node.entries([...RATE_KEYS, 'tiers', ...otherKeys]);
  const listed = readListedRates(entries);
  if (Object.keys(listed).length === 0)
    node.fail('got no price, expected at least one; write input: "…" and output: "…"');
  const bands: [ContextBand, ...ContextBand[]] = [{ above: -1, rates: completeRates(listed) }];
  const tiers = entries.get('tiers')?.items().map(readContextTier) ?? [];
  let below = listed;
  for (const { node, above, rates } of tiers.sort((one, other) => one.above - other.above)) {
    if (bands.at(-1)?.above === above) {
      node.fail(`got above_input_tokens ${above} twice, expected it once; keep one of the two`);
    }
    // What a tier does not list stays as it is below it.
    below = { ...below, ...rates };
    bands.push({ above, rates: completeRates(below) });
  }
  return bands;
}

function readContextTier(node: FileNode): { node: FileNode; above: number; rates: ListedRates } {
  const entries = node.entries([...RATE_KEYS, 'above_input_tokens']);
  const above = entries.get('above_input_tokens') ?? node.fail('got no above_input_tokens, expected it; add it');
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
