import type { PriceExplanation, PriceLine } from '@spendspan/cost';
import { type CallPlace, findEntry } from './find-entry.ts';
import type { PriceFileInUse } from './price-file-in-use.ts';
import { findLine } from './price-file-outline.ts';

/** What a price was multiplied by, and who says so. */
export interface PriceFactor {
  readonly kind: 'multiplier' | 'exchange_rate' | 'surcharge';
  readonly factor: string;
  readonly table: string;
  /** First day of an exchange rate. */
  readonly from?: string;
  /** Whose exchange rate it is. */
  readonly source?: string;
  /** Its line in the price file: `prices.yaml:6`; absent where the file is in braces (JSON). */
  readonly url?: string;
}

/** A line of a bill whose price came of another one. */
export interface DerivedLine extends PriceLine {
  readonly derivation?: {
    /** For `per` units, as its table has it. */
    readonly price: string;
    readonly currency: string;
    readonly source: string;
    readonly factors: readonly PriceFactor[];
  };
}

/** The lines of an explanation, each factor with its line in the price file. */
export function deriveLines(
  { lines, tier }: PriceExplanation,
  place: CallPlace,
  file: PriceFileInUse | undefined,
): readonly DerivedLine[] {
  return lines.map((line: DerivedLine) => {
    const { derivation } = line;
    if (!derivation || !file) return line;
    const factors = derivation.factors.map((factor) => {
      if (factor.table !== file.parsed.source) return factor;
      const at = findFactor(factor, line, { place, tier, file });
      return at === undefined ? factor : { ...factor, url: `${file.parsed.name}:${at}` };
    });
    return { ...line, derivation: { ...derivation, factors } };
  });
}

function findFactor(
  { kind, from }: PriceFactor,
  { derivation, url }: DerivedLine,
  { place, tier, file }: { readonly place: CallPlace; readonly tier: string; readonly file: PriceFileInUse },
): number | undefined {
  const { outline, parsed } = file;
  if (kind === 'exchange_rate') {
    const isRate = (path: string): boolean => /^exchange_rates(\[\d+\](\.from)?)?$/.test(path);
    return [...outline.values()].find(({ path, inline }) => isRate(path) && inline.includes(from ?? ' '))?.line;
  }
  if (derivation?.source === parsed.source) {
    const line = readLine(url);
    const model = findModelNode(file, line);
    return model === undefined ? undefined : findLine(outline, `${model}.service_tiers.${tier}.multiplier`);
  }
  return findLine(outline, `providers[${findEntry(parsed, place)}].multiplier`);
}

/** The number at the end of `prices.yaml:10`. */
export function readLine(url: string | undefined): number {
  return Number(/:(\d+)$/.exec(url ?? '')?.[1] ?? Number.NaN);
}

/** The path of the model whose prices stand on this line. */
export function findModelNode({ outline }: PriceFileInUse, line: number): string | undefined {
  const isModel = (path: string): boolean => /^providers\[\d+\]\.models\[\d+\]$/.test(path);
  return [...outline.values()].find(({ path, line: first, last }) => isModel(path) && first <= line && line <= last)
    ?.path;
}
