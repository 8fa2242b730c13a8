import { type Cell, SUM_NAMES, type Sums } from '../call-store.ts';
import { compareBigInts } from '../compare-big-ints.ts';
import { findField } from '../fields.ts';
import { foldCells } from '../fold-cells.ts';
import { divideHalfEven, formatUsd, shareOf } from '../money.ts';
import { PERIOD_PARAMETERS, readPeriod } from '../period/period.ts';
import { compareValue } from '../rank-cells.ts';
import { describeSummary, type ReportDefinition, selectCalls } from '../report-definition.ts';
import { sumCells } from '../totals.ts';
import type { ReportSection, SectionColumn, SectionRow } from '../types.ts';
import { nameColumn } from './name-column.ts';

/** What the providers' prompt caches saved, and what they could have saved at most. */
export const cache: ReportDefinition = {
  name: 'cache',
  summary: 'Savings by cached input: made, and missed at most, by model, team and feature',
  parameters: PERIOD_PARAMETERS,
  async run(store, query) {
    const period = readPeriod(query);
    const selection = selectCalls(period, {});
    // A feature is mostly of one team: together they are hardly more cells than alone.
    const cells = await store.crosstab(selection, FIELDS);
    const split = (...fields: (typeof FIELDS)[number][]): readonly Cell[] =>
      foldCells(
        cells,
        fields.map((field) => FIELDS.indexOf(field)),
        SUM_NAMES,
      );
    const models = split('model', 'provider');
    const rates = readRates(models);
    const sections = [
      describeSavings('model', models, rates),
      describeSavings('team', split('team', 'model', 'provider'), rates),
      describeSavings('feature', split('feature', 'model', 'provider'), rates),
    ];
    const report = { name: 'cache', title: 'Cache savings', period, filter: {}, by: [], sections };
    return describeSummary({ totals: sumCells(models), groups: [], counts: [] }, report);
  },
};

const FIELDS = ['team', 'feature', 'model', 'provider'] as const;

/** What a cached token saves: so many pico-USD on so many tokens. */
interface Rate {
  readonly savings: bigint;
  readonly tokens: bigint;
}

/** What the cache saved per token of a model in the period: the price list says the same of those that are missed. */
function readRates(models: readonly Cell[]): ReadonlyMap<string, Rate> {
  const rates = new Map<string, Rate>();
  for (const { values, sums } of models) {
    if (sums.cacheReadTokens > 0n && sums.cacheSavings > 0n) {
      rates.set(JSON.stringify(values), { savings: sums.cacheSavings, tokens: sums.cacheReadTokens });
    }
  }
  return rates;
}

/** Input that was neither read from nor written to a cache. */
function countMissed({ inputTokens, cacheReadTokens, cacheWriteTokens }: Sums): bigint {
  const rest = inputTokens - cacheReadTokens - cacheWriteTokens;
  return rest > 0n ? rest : 0n;
}

interface Savings {
  readonly input: bigint;
  readonly cached: bigint;
  readonly written: bigint;
  readonly made: bigint;
  /** Pico-USD at most; of the tokens of {@link known}. */
  readonly missed: bigint;
  /** Missed tokens of which it is known what they would have saved. */
  readonly known: bigint;
}

const NOTHING: Savings = { input: 0n, cached: 0n, written: 0n, made: 0n, missed: 0n, known: 0n };

function addCell(savings: Savings, { values, sums }: Cell, rates: ReadonlyMap<string, Rate>): Savings {
  const rate = rates.get(JSON.stringify(values.slice(-2)));
  const tokens = countMissed(sums);
  return {
    input: savings.input + sums.inputTokens,
    cached: savings.cached + sums.cacheReadTokens,
    written: savings.written + sums.cacheWriteTokens,
    made: savings.made + sums.cacheSavings,
    missed: savings.missed + (rate ? divideHalfEven(tokens * rate.savings, rate.tokens) : 0n),
    known: savings.known + (rate ? tokens : 0n),
  };
}

function describeSavings(
  field: 'model' | 'team' | 'feature',
  cells: readonly Cell[],
  rates: ReadonlyMap<string, Rate>,
): ReportSection {
  const groups = new Map<string | null, Savings>();
  let all = NOTHING;
  for (const cell of cells) {
    const key = cell.values[0] ?? null;
    groups.set(key, addCell(groups.get(key) ?? NOTHING, cell, rates));
    all = addCell(all, cell, rates);
  }
  const rows = [...groups].sort(
    ([one, a], [other, b]) =>
      compareBigInts(b.made + b.missed, a.made + a.missed) ||
      compareBigInts(b.input, a.input) ||
      compareValue(one, other),
  );
  return {
    name: `savings-by-${field}`,
    title: `By ${findField(field).label.toLowerCase()}`,
    columns: [nameColumn(field), ...COLUMNS],
    rows: rows.map(([key, savings]) => ({ [field]: key, ...describe(savings) })),
    total: { [field]: 'Total', ...describe(all) },
    notes: field === 'model' ? NOTES : [],
  };
}

const COLUMNS: readonly SectionColumn[] = [
  { name: 'inputTokens', head: 'In tokens', kind: 'count', sums: true },
  { name: 'cacheReadTokens', head: 'Cached', kind: 'count', sums: true },
  { name: 'cachedShare', head: 'Share', kind: 'share' },
  { name: 'cacheWriteTokens', head: 'Written', kind: 'count', sums: true },
  { name: 'savedUsd', head: 'Saved USD', kind: 'usd', sums: true },
  { name: 'missedUsd', head: 'Missed USD, at most', kind: 'usd' },
];

const NOTES = [
  'Saved is what the cached tokens would have cost more, uncached; what writing to a cache costs is in the spend.',
  'Missed is what the other input tokens would have saved at the rate at which the same model saved in this period, if all of them had come from the cache: the real figure is between nothing and this. A model that read nothing from a cache has none (–).',
];

function describe({ input, cached, written, made, missed, known }: Savings): SectionRow {
  return {
    inputTokens: Number(input),
    cacheReadTokens: Number(cached),
    cachedShare: shareOf(cached, input),
    cacheWriteTokens: Number(written),
    savedUsd: formatUsd(made),
    missedUsd: known === 0n && input > cached ? null : formatUsd(missed),
  };
}
