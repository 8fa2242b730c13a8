import type { ParsedPriceFile, RateCardPricer } from '@spendspan/cost';
import { formatDay, formatModel } from './list-price-file.ts';
import { suggestName } from './suggest-name.ts';
import { warnOfPrices } from './warn-of-prices.ts';

type FileProvider = ParsedPriceFile['providers'][number];

const DAY_MS = 86_400_000;
/** An exchange rate older than a quarter of a year has probably been forgotten. */
const OLD_RATE_DAYS = 92;

/** Pricers that a price file is compared with. */
export interface PricersOfFile {
  /** With the file. */
  readonly pricer: RateCardPricer;
  /** Without it. */
  readonly listPricer: RateCardPricer;
}

/** What is odd about a price file though it is well-formed, at this time (milliseconds since 1970). */
export function warnOfPriceFile(
  file: ParsedPriceFile,
  { pricer, listPricer }: PricersOfFile,
  nowMs: number,
): readonly string[] {
  return [
    ...warnOfOldRate(file, nowMs),
    ...file.providers.flatMap((provider) => [
      ...warnOfName(provider, listPricer),
      ...warnOfProvider(provider, pricer, nowMs),
    ]),
  ];
}

function warnOfOldRate({ exchangeRates, currency }: ParsedPriceFile, nowMs: number): readonly string[] {
  const last = exchangeRates.at(-1);
  const days = last ? Math.floor((nowMs - last.fromMs) / DAY_MS) : 0;
  return last && days > OLD_RATE_DAYS
    ? [`the last exchange rate of ${currency} is from ${formatDay(last.fromMs)}, ${days} days ago; add a newer one`]
    : [];
}

/** A provider that nobody lists: its name is probably misspelt. */
function warnOfName({ name, match: { provider } }: FileProvider, listPricer: RateCardPricer): readonly string[] {
  if (provider === undefined || listPricer.list({ provider }).length > 0) return [];
  const known = new Set(listPricer.list().map((entry) => entry.provider));
  const about = `${name} is about the provider ${JSON.stringify(provider)}, a name that no price list has`;
  return [`${about}${suggestName(provider, known)}`];
}

function warnOfProvider(provider: FileProvider, pricer: RateCardPricer, nowMs: number): readonly string[] {
  const { name, fallback, models, deployments } = provider;
  const empty = fallback === 'none' && models.length === 0 && deployments.size === 0;
  return [
    ...(empty ? [`${name} lists no model and has default: none, so that nothing there has a price`] : []),
    ...warnOfDates(provider, nowMs),
    ...warnOfPrices(provider),
    ...warnOfShadows(provider),
    ...warnOfDeployments(provider, pricer, nowMs),
  ];
}

function warnOfDates({ name, models }: FileProvider, nowMs: number): readonly string[] {
  return models.flatMap((model) => {
    const later = model.periods.filter(({ fromMs }) => fromMs > nowMs).map(({ fromMs }) => formatDay(fromMs));
    if (later.length === 0) return [];
    const none = later.length === model.periods.length;
    const what = none ? 'no price is in force yet, the first begins on' : 'a price begins in the future, on';
    return [`${formatModel(model)} of ${name}: ${what} ${later[0]}`];
  });
}

/** A prefix or pattern whose models an earlier prefix takes. */
function warnOfShadows({ name, models }: FileProvider): readonly string[] {
  const prefixes: string[] = [];
  return models.flatMap(({ match: { pattern } }) => {
    if (!pattern) return [];
    const text = pattern.text.toLowerCase();
    const shadow = prefixes.find((prefix) => text.startsWith(prefix));
    if (pattern.kind === 'prefix') prefixes.push(text);
    return shadow === undefined
      ? []
      : [`${pattern.kind} ${pattern.text} of ${name} never applies: prefix ${shadow} stands before it; swap them`];
  });
}

/** A deployment whose model nobody lists. */
function warnOfDeployments(
  { name, match, deployments }: FileProvider,
  pricer: RateCardPricer,
  nowMs: number,
): readonly string[] {
  const [address] = match.addresses;
  const place = { host: address?.host.replace('*', 'x'), port: address?.port, provider: match.provider };
  return [...deployments].flatMap(([deployment, { model, prepaid }]) => {
    if (prepaid) return [];
    const { reason } = pricer.price({ ...place, requestModel: deployment, at: nowMs, usage: { inputTokens: 1 } });
    return reason === 'unknown_model'
      ? [`deployment ${deployment} of ${name} is ${model}, which neither the file nor any list has a price for`]
      : [];
  });
}
