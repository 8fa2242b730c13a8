import type { ParsedPriceFile } from '@spendspan/cost';
import type { PriceFileInUse } from './price-file-in-use.ts';

type FileProvider = ParsedPriceFile['providers'][number];
/** A model of an entry of a price file. */
export type FileModel = FileProvider['models'][number];

/** The model of an entry that an id, or the name of a deployment, is priced as. */
export function findFileModel({ models, deployments }: FileProvider, id: string): FileModel | undefined {
  const name = id.trim().toLowerCase();
  const model = (deployments.get(name)?.model ?? name).toLowerCase();
  return models.find(({ match }) => match.matches(model));
}

/** The line of the first price in force at a time, of its tier where that has prices of its own; NaN where it is not known. */
export function findPriceLine(
  { periods }: FileModel,
  { at, tier }: { readonly at: string; readonly tier: string },
): number {
  const card = (periods.findLast(({ fromMs }) => fromMs <= Date.parse(at)) ?? periods[0])?.card;
  // What a multiplier makes of the standard prices has their lines.
  const rates = Object.values((card?.tiers.get(tier) ?? card?.standard)?.[0].rates ?? {});
  return readLine(rates.find((rate) => rate !== undefined)?.origin.url);
}

/** The number at the end of `prices.yaml:10`. */
function readLine(url: string | undefined): number {
  return Number(/:(\d+)$/.exec(url ?? '')?.[1] ?? Number.NaN);
}

/** The path of the model whose prices stand on this line. */
export function findModelNode({ outline }: PriceFileInUse, line: number): string | undefined {
  const isModel = (path: string): boolean => /^providers\[\d+\]\.models\[\d+\]$/.test(path);
  return [...outline.values()].find(({ path, line: first, last }) => isModel(path) && first <= line && line <= last)
    ?.path;
}
