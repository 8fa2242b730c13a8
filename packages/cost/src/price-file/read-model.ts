import { mapBands, type RateCard } from '../rate-card.ts';
import { convertPeriods } from './exchange-rates.ts';
import type { FileNode } from './file-node.ts';
import { formatDate, readDate, sortByDate } from './read-date.ts';
import { readModelMatch } from './read-match.ts';
import { readRateCard } from './read-rates.ts';
import type { ExchangeRate, FileModel, FilePeriod } from './types.ts';

/** One entry of `models`, its prices in USD. */
export function readModel(node: FileNode, exchangeRates: readonly ExchangeRate[]): FileModel {
  const entries = node.entries(['match', 'prices', 'service_tiers']);
  const match = readModelMatch(node.need(entries, 'match', 'match: { model: … }'));
  const prices = node.need(entries, 'prices', 'prices: [{ input: "…", output: "…" }]');
  const listed = prices.items().map((item) => ({ node: item, ...readPeriod(item, entries.get('service_tiers')) }));
  const periods = sortByDate(listed, 'prices').map(({ fromMs, card }) => ({ fromMs, card }));
  const fromMs = periods[0]?.fromMs ?? Number.NEGATIVE_INFINITY;
  return { match, periods: convertPeriods(periods, exchangeRates), fromMs };
}

function readPeriod(node: FileNode, serviceTiers: FileNode | undefined): FilePeriod {
  const from = node.entries().get('from');
  const card = readRateCard(node, serviceTiers);
  if (!from) return { fromMs: Number.NEGATIVE_INFINITY, card };
  const fromMs = readDate(from);
  return { fromMs, card: dateCard(card, formatDate(fromMs)) };
}

/** The same card, whose rates say since when they hold. */
function dateCard({ standard, tiers }: RateCard, from: string): RateCard {
  const date = (bands: RateCard['standard']): RateCard['standard'] =>
    mapBands(bands, (rate) => ({ ...rate, origin: { ...rate.origin, from } }));
  return { standard: date(standard), tiers: new Map([...tiers].map(([tier, bands]) => [tier, date(bands)])) };
}
