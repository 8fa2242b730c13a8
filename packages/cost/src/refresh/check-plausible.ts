import { INSTALLED_DATA } from '../catalogue/catalogue-data.ts';
import type { ModelInfo, ModelPrice, Provider } from '../catalogue/provider-data.ts';
import { RefreshError } from './refresh-error.ts';

/** No maker has ever moved a price so far at once. */
const ABSURD = 100;
/** Nor so many of them this far. */
const LARGE = 10;
const MANY = 0.1;
const KEYS = ['input_mtok', 'output_mtok'];

/**
 * Data that is well-formed and yet cannot be: prices of models that the installed catalogue has too, a hundred times as
 * high or as low, or many of them ten times, or nothing at all.
 * @throws RefreshError naming the first of them.
 */
export function checkPlausible(providers: readonly Provider[]): void {
  let compared = 0;
  let moved: string | undefined;
  let far = 0;
  for (const { id, models } of providers) {
    const known = new Map(INSTALLED_DATA.findProvider(id)?.models.map((info) => [info.id, info]));
    for (const model of models) {
      const change = findChange(known.get(model.id), model);
      if (change === undefined) continue;
      const what = `${id} ${model.id}`;
      if (change >= ABSURD) throw implausible(`the price of ${what}`, change);
      compared++;
      if (change < LARGE) continue;
      far++;
      moved ??= what;
    }
  }
  if (moved !== undefined && far > 3 && far > compared * MANY)
    throw implausible(`${far} prices, that of ${moved} first`, LARGE);
}

function implausible(what: string, change: number): RefreshError {
  const times = Number.isFinite(change)
    ? `${Math.round(change)} times as high or low`
    : 'from something to nothing or back';
  return new RefreshError(
    'implausible',
    `got ${what}, ${times} as in the installed catalogue, expected prices of this world`,
  );
}

/** By what factor a model's latest price moved, up or down; undefined where there is nothing to compare. */
function findChange(before: ModelInfo | undefined, now: ModelInfo): number | undefined {
  if (!before) return undefined;
  const [old, fresh] = [latestOf(before), latestOf(now)];
  let change: number | undefined;
  for (const key of KEYS) {
    const [from, to] = [readUsd(old[key]), readUsd(fresh[key])];
    if (from === undefined || to === undefined) continue;
    const factor = from === to ? 1 : Math.max(from, to) / Math.min(from, to);
    change = Math.max(change ?? 1, factor);
  }
  return change;
}

function latestOf({ prices }: ModelInfo): ModelPrice {
  return Array.isArray(prices) ? (prices.at(-1)?.prices ?? {}) : prices;
}

function readUsd(price: ModelPrice[string]): number | undefined {
  return typeof price === 'object' ? price.base : price;
}
