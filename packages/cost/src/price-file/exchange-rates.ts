import { multiplyRate, type Rate } from '../rate.ts';
import { mapBands, type RateCard } from '../rate-card.ts';
import type { FileNode } from './file-node.ts';
import { formatDate, readDate, sortByDate } from './read-date.ts';
import { readFactor } from './read-factor.ts';
import type { ExchangeRate, FilePeriod } from './types.ts';

/** Decimals of an exchange rate: with those of a price and its multipliers, as many as a rate keeps exactly. */
const MAX_EXCHANGE_DECIMALS = 8;

/** The dated rates of a currency, ascending. A file in USD has none, another one must have some. */
export function readExchangeRates(
  node: FileNode | undefined,
  currency: string,
  currencyNode: FileNode,
): readonly ExchangeRate[] {
  if (currency === 'USD') {
    return node ? node.fail('got exchange_rates, expected none for prices in USD; remove them') : [];
  }
  if (!node) {
    const example = `exchange_rates: [{ from: 2026-01-01, usd_per_unit: "1.0850" }]`;
    return currencyNode.fail(`got ${currency}, expected USD or exchange rates with dates; add ${example}`);
  }
  const rates = node.items().map((item) => readExchangeRate(item, currency));
  return sortByDate(rates, 'exchange rates').map(({ node: _, ...rate }) => rate);
}

function readExchangeRate(node: FileNode, currency: string): ExchangeRate & { readonly node: FileNode } {
  const entries = node.entries(['from', 'usd_per_unit', 'source']);
  const price = node.need(entries, 'usd_per_unit', 'usd_per_unit: "1.0850", in quotes');
  const factor = readFactor(price, 'exchange_rate', MAX_EXCHANGE_DECIMALS);
  if (factor.factor.digits === 0n) price.fail('got a rate of 0, expected more; correct it');
  const fromMs = readDate(node.need(entries, 'from', 'from: 2026-01-01'));
  const source = entries.get('source')?.text('where the rate is from');
  const from = formatDate(fromMs);
  return { node, fromMs, currency, usdPerUnit: { ...factor, from, source } };
}

/** A rate of the file in USD, exact; undefined when it has more decimals than can be kept, which the limits rule out. */
export function convertRate(rate: Rate, { usdPerUnit, currency }: ExchangeRate): Rate | undefined {
  const converted = multiplyRate(rate, usdPerUnit);
  return converted?.derivation && { ...converted, derivation: { ...converted.derivation, currency } };
}

/** The periods in USD: split where the exchange rate changes. There is none before the first exchange rate. */
export function convertPeriods(
  periods: readonly FilePeriod[],
  exchangeRates: readonly ExchangeRate[],
): readonly FilePeriod[] {
  if (exchangeRates.length === 0) return periods;
  return periods.flatMap(({ fromMs, card }, index) => {
    const endMs = periods[index + 1]?.fromMs ?? Number.POSITIVE_INFINITY;
    return exchangeRates.flatMap((exchange, at) => {
      const rateEndMs = exchangeRates[at + 1]?.fromMs ?? Number.POSITIVE_INFINITY;
      if (exchange.fromMs >= endMs || rateEndMs <= fromMs) return [];
      return [{ fromMs: Math.max(fromMs, exchange.fromMs), card: convertCard(card, exchange) }];
    });
  });
}

function convertCard({ standard, tiers }: RateCard, exchange: ExchangeRate): RateCard {
  const convert = (rate: Rate): Rate | undefined => convertRate(rate, exchange);
  return {
    standard: mapBands(standard, convert),
    tiers: new Map([...tiers].map(([tier, bands]) => [tier, mapBands(bands, convert)])),
  };
}
