import { joinChanges } from '../dated-card.ts';
import { METERS, type Meter } from '../meters.ts';
import type { Rate } from '../rate.ts';
import { type Bands, completeRates, type DatedCard, mapEachBand, type RateCard } from '../rate-card.ts';
import { findPeriod, isStandard, listPeriods, type ModelRows, type Period } from './periods.ts';
import { readRowBands, readRowFees, readRowRates } from './read-row.ts';
import type { PriceRow } from './types.ts';

/** A card of the base (or none) with the rows of the overlay above it. */
export function layerCard(base: DatedCard | undefined, rows: ModelRows): DatedCard {
  const periods = listPeriods(rows);
  const made = new Map<RateCard | undefined, Map<Period, RateCard>>();
  const compose = (card: RateCard | undefined, period: Period): RateCard => {
    const known = made.get(card)?.get(period);
    if (known) return known;
    const composed = composeCard(card, period, rows.table);
    made.set(card, (made.get(card) ?? new Map()).set(period, composed));
    return composed;
  };
  // As in the base, the first price that is known of a model holds before its day too.
  const first = base ? undefined : periods.find(({ prices }) => prices.some(isStandard));
  // Nearly every call is of today: the card of the last one is the card of this one.
  let last: { readonly card: RateCard | undefined; readonly period: Period; readonly composed: RateCard } | undefined;
  return {
    source: base?.source ?? rows.table,
    always: undefined,
    changes: periods.some(({ peak }) => peak)
      ? undefined
      : joinChanges(
          [base],
          periods.map(({ fromMs }) => fromMs),
        ),
    cardAt(timeMs) {
      const card = base?.always ?? base?.cardAt(timeMs);
      const period = findPeriod(periods, timeMs) ?? first;
      if (!period) return card;
      if (last && last.period === period && last.card === card) return last.composed;
      if (!card && !period.prices.some(isStandard)) return first && compose(undefined, first);
      last = { card, period, composed: compose(card, period) };
      return last.composed;
    },
  };
}

function composeCard(base: RateCard | undefined, { prices, fees }: Period, table: string): RateCard {
  const replacing = prices.findLast(isStandard);
  let standard = replacing ? readRowBands(replacing, table) : (base?.standard ?? NO_BANDS);
  for (const row of prices) {
    if (row.kind === 'add' && row.tier === undefined) standard = addRow(standard, row, table);
  }
  if (replacing && base) standard = fillFees(standard, base.standard[0].rates);
  for (const row of fees) standard = setRates(standard, readRowFees(row, table));
  const tiers = new Map(base?.tiers);
  for (const row of prices) {
    if (row.tier !== undefined) tiers.set(row.tier, fillFees(readRowBands(row, table), standard[0].rates));
  }
  return { standard, tiers };
}

const NO_BANDS: Bands = [{ above: -1, rates: completeRates({}) }];

const FEE_METERS = METERS.filter(({ unit }) => ['request', 'call', 'session'].includes(unit.name));

type SomeRates = { readonly [meter in Meter]?: Rate | undefined };

/** The prices of a row beside those of a card, in each of its bands. */
function addRow(bands: Bands, row: PriceRow, table: string): Bands {
  const steps = [{ inputTokens: -1, usd: row.usd }, ...(row.above ?? [])];
  return mapEachBand(bands, (band) => {
    const usd = Object.assign({}, ...steps.flatMap((step) => (step.inputTokens <= band.above ? [step.usd] : [])));
    const added: SomeRates = readRowRates({ ...row, usd }, table);
    const rates = { ...band.rates, ...added };
    rates.cachedAudio ??= rates.inputAudio;
    return { ...band, rates };
  });
}

/** Rates in place of those that a card has. */
function setRates(bands: Bands, added: SomeRates): Bands {
  return mapEachBand(bands, (band) => ({ ...band, rates: { ...band.rates, ...added } }));
}

/** Fees are of the provider's tools, not of a tier or band: what is not listed is as elsewhere. */
function fillFees(bands: Bands, fees: SomeRates): Bands {
  return mapEachBand(bands, (band) => {
    const rates: { [meter in Meter]: Rate | undefined } = { ...band.rates };
    for (const { meter } of FEE_METERS) rates[meter] ??= fees[meter];
    return { ...band, rates };
  });
}
