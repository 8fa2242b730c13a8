import type { ParsedPriceFile } from '@spendspan/cost';
import { formatAmounts } from './file-amounts.ts';

type FileProvider = ParsedPriceFile['providers'][number];
type FileModel = FileProvider['models'][number];

/** What is in a price file, a line for each thing. */
export function listPriceFile({ providers, exchangeRates, fees, currency }: ParsedPriceFile): readonly string[] {
  const priced = providers.some(({ models }) => models.length > 0);
  return [
    ...(priced
      ? [`  prices in ${currency} per 1M tokens (or characters), minute, video second, picture, request`]
      : []),
    ...exchangeRates.map(listExchangeRate),
    ...providers.flatMap(listProvider),
    ...listFees('  fees on every host', fees),
  ];
}

function listExchangeRate({ currency, usdPerUnit }: ParsedPriceFile['exchangeRates'][number]): string {
  const { factor, from, source } = usdPerUnit;
  return `  ${currency} at ${formatDecimal(factor)} USD from ${from}${source === undefined ? '' : ` (${source})`}`;
}

/** Where an entry applies. */
export function formatMatch({ match }: FileProvider): string {
  const hosts = match.addresses.map(({ host, port }) => (port === undefined ? host : `${host}:${port}`));
  return [...hosts, ...(match.provider === undefined ? [] : [`provider ${match.provider}`])].join(', ');
}

/** Which models a price is for. */
export function formatModel({ match }: FileModel): string {
  return match.pattern ? `${match.pattern.kind} ${match.pattern.text}` : match.ids.join(', ');
}

/** The day on which something begins. */
export function formatDay(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}

function listProvider(provider: FileProvider): readonly string[] {
  const { name, fallback, multiplier, models, deployments, fees } = provider;
  const factor = multiplier === undefined ? '' : ` × ${formatDecimal(multiplier.factor)}`;
  const others = fallback === 'none' ? 'no price' : `list price${factor}`;
  return [
    `  ${name}: ${formatMatch(provider)}; other models: ${others}`,
    ...models.map(listModel),
    ...[...deployments].map(([deployment, { model, prepaid, multiplier: own }]) => {
      const terms = prepaid ? ', prepaid' : own ? ` × ${formatDecimal(own.factor)}` : '';
      return `    deployment ${deployment} → ${model}${terms}`;
    }),
    ...listFees('    fees', fees),
  ];
}

function listModel(model: FileModel): string {
  const tiers = new Set(model.periods.flatMap(({ card }) => [...card.tiers.keys()]));
  const details = [...listPeriods(model), ...(tiers.size === 0 ? [] : [`tiers ${[...tiers].join(', ')}`])];
  return `    ${formatModel(model)}: ${details.join('; ')}`;
}

/** Prices with the day on which they begin; where only the exchange rate changes, they stay what they are. */
function listPeriods({ periods }: FileModel): readonly string[] {
  const priced = periods.map(({ fromMs, card }) => ({ fromMs, amounts: formatAmounts(card) }));
  const changes = priced.filter(({ amounts }, index) => amounts !== priced[index - 1]?.amounts);
  return changes.map(({ fromMs, amounts }, index) => {
    if (Number.isFinite(fromMs)) return `from ${formatDay(fromMs)} ${amounts}`;
    const next = changes[index + 1];
    return next ? `before ${formatDay(next.fromMs)} ${amounts}` : amounts;
  });
}

function listFees(title: string, fees: FileProvider['fees']): readonly string[] {
  const meters = Object.keys(fees[0]?.fees ?? {});
  return meters.length === 0 ? [] : [`${title}: ${meters.join(', ')}`];
}

/** A decimal as it is written. */
export function formatDecimal({ digits, scale }: NonNullable<FileProvider['multiplier']>['factor']): string {
  const text = digits.toString().padStart(scale + 1, '0');
  return scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
}
