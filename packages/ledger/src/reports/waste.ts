import type { Cell, Repeats } from '../call-store.ts';
import { compareBigInts } from '../compare-big-ints.ts';
import { dropModelDate } from '../model-alias.ts';
import { divideHalfEven, formatUsd, shareOf } from '../money.ts';
import { PERIOD_PARAMETERS, readPeriod } from '../period/period.ts';
import { compareValue } from '../rank-cells.ts';
import { describeSummary, type ReportDefinition, selectCalls } from '../report-definition.ts';
import { sumCells } from '../totals.ts';
import type { ReportSection, SectionColumn, SectionRow } from '../types.ts';
import { UNBILLED_ERRORS } from '../unbilled-errors.ts';
import { nameColumn } from './name-column.ts';

/** What was spent for nothing: as a range, since nobody says what a failed attempt was billed. */
export const waste: ReportDefinition = {
  name: 'waste',
  summary: 'Spend that bought nothing: failed, aborted, retried and repeated requests, each from at least to at most',
  parameters: PERIOD_PARAMETERS,
  async run(store, query) {
    const period = readPeriod(query);
    const selection = selectCalls(period, {});
    const cells = await store.crosstab(selection, FIELDS);
    const spent = cells.reduce((sum, { sums }) => sum + sums.cost, 0n);
    const losses = findLosses(cells, await store.sumRepeats(selection, ['team', 'feature', 'model']));
    const sections = [
      describeLosses('kind', 'Wasted spend', losses, spent, NOTES),
      describeLosses('team', 'By team', losses, spent, []),
      describeLosses('feature', 'By feature', losses, spent, []),
      describeLosses('model', 'By model', losses, spent, []),
    ];
    const report = { name: 'waste', title: 'Wasted spend', period, filter: {}, by: [], sections };
    return describeSummary({ totals: sumCells(cells), groups: [], counts: [] }, report);
  },
};

/** Requests of one kind that bought nothing. Costs in pico-USD. */
interface Loss {
  readonly kind: string;
  readonly team: string | null;
  readonly feature: string | null;
  readonly model: string | null;
  readonly calls: bigint;
  readonly min: bigint;
  readonly max: bigint;
  /** Of these, requests of which nobody knows what they may have cost: no request to their model has a known cost. */
  readonly unknown: bigint;
}

const FIELDS = ['team', 'feature', 'model', 'status', 'errorType', 'usageReason', 'attempts'] as const;

const ABORTED: ReadonlySet<string | null> = new Set(['stream_aborted', 'stream_unconsumed']);

function findLosses(cells: readonly Cell[], repeats: readonly Repeats[]): readonly Loss[] {
  const means = readMeans(cells);
  return [
    ...cells.flatMap((cell) => readLosses(cell, means)),
    ...repeats.map(({ values, calls, cost }): Loss => {
      const [team = null, feature = null, model = null] = values;
      const [, priced] = means(model);
      const unknown = priced === 0n ? calls : 0n;
      return { kind: 'repeated', team, feature, model, calls, min: 0n, max: cost, unknown };
    }),
  ];
}

/** What requests to a model cost that went well, and how many of them have a known cost. */
type Means = (model: string | null) => readonly [cost: bigint, calls: bigint];

/**
 * A request that failed says only what was asked for, often without the date that answers have (`gpt-4.1` for
 * `gpt-4.1-2025-04-14`): where no request of that very name has a known cost, those to its dated versions count.
 */
function readMeans(cells: readonly Cell[]): Means {
  const own = new Map<string | null, readonly [bigint, bigint]>();
  const dated = new Map<string | null, readonly [bigint, bigint]>();
  for (const { values, sums } of cells) {
    const [, , model = null, status] = values;
    if (status !== 'ok' || sums.pricedCalls === 0n) continue;
    for (const [means, name] of [
      [own, model],
      [dated, model === null ? null : dropModelDate(model)],
    ] as const) {
      const [cost, calls] = means.get(name) ?? [0n, 0n];
      means.set(name, [cost + sums.cost, calls + sums.pricedCalls]);
    }
  }
  return (model) => own.get(model) ?? dated.get(model) ?? [0n, 0n];
}

/**
 * Every request is of one kind: it was broken off, or failed, or went well after attempts that did not. What the attempts
 * before the last one may have cost is with it.
 */
function readLosses({ values, sums }: Cell, means: Means): readonly Loss[] {
  const [team = null, feature = null, model = null, status, errorType = null, usageReason = null, attempts] = values;
  const kind = ABORTED.has(usageReason) ? 'aborted' : status === 'error' ? 'failed' : 'retried';
  const extra = BigInt(Math.max(Number(attempts ?? 1) - 1, 0)) * sums.calls;
  if (kind === 'retried' && extra === 0n) return [];
  const [cost, calls] = means(model);
  const guess = (requests: bigint): bigint => (calls === 0n ? 0n : divideHalfEven(cost * requests, calls));
  const billable = maybeBilled(kind, errorType, sums);
  // What a request that went well cost is not lost.
  const min = kind === 'retried' ? 0n : sums.cost;
  return [
    {
      kind,
      team,
      feature,
      model,
      calls: sums.calls,
      min,
      max: min + guess(billable) + guess(extra),
      unknown: calls > 0n ? 0n : extra > 0n ? sums.calls : billable,
    },
  ];
}

/** Of requests without a known cost, those whose last attempt may have been billed. */
function maybeBilled(kind: string, errorType: string | null, { calls, pricedCalls }: Cell['sums']): bigint {
  if (kind === 'retried') return 0n;
  return kind === 'failed' && UNBILLED_ERRORS.has(errorType ?? '') ? 0n : calls - pricedCalls;
}

/** What losses have that adds up. */
type LossSums = Pick<Loss, 'calls' | 'min' | 'max' | 'unknown'>;

function describeLosses(
  by: 'kind' | 'team' | 'feature' | 'model',
  title: string,
  losses: readonly Loss[],
  spent: bigint,
  notes: readonly string[],
): ReportSection {
  const groups = new Map<string | null, LossSums>();
  for (const kind of by === 'kind' ? KINDS : []) groups.set(kind, NOTHING);
  let all: LossSums = NOTHING;
  for (const loss of losses) {
    groups.set(loss[by], addLoss(groups.get(loss[by]) ?? NOTHING, loss));
    all = addLoss(all, loss);
  }
  const rows = [...groups].sort(
    ([one, a], [other, b]) =>
      // Kinds have an order of their own.
      compareBigInts(b.max, a.max) || (by === 'kind' ? 0 : compareValue(one, other)),
  );
  const first: SectionColumn = by === 'kind' ? { name: by, head: 'Requests that', kind: 'text' } : nameColumn(by);
  const describe = ({ calls, min, max, unknown }: LossSums): SectionRow => ({
    calls: Number(calls),
    minUsd: formatUsd(min),
    maxUsd: formatUsd(max),
    maxShare: shareOf(max, spent),
    unknownCalls: Number(unknown),
  });
  return {
    name: by === 'kind' ? 'waste' : `waste-by-${by}`,
    title,
    columns: [first, ...COLUMNS],
    rows: rows.map(([key, loss]) => ({ [by]: by === 'kind' ? (LABELS[key ?? ''] ?? key) : key, ...describe(loss) })),
    total: { [by]: 'Total', ...describe(all) },
    notes,
  };
}

const KINDS = ['failed', 'aborted', 'retried', 'repeated'];

const LABELS: Readonly<Record<string, string>> = {
  failed: 'failed',
  aborted: 'were broken off',
  retried: 'took more than one attempt',
  repeated: 'repeat one in their trace',
};

const NOTHING: LossSums = { calls: 0n, min: 0n, max: 0n, unknown: 0n };

function addLoss(a: LossSums, b: LossSums): LossSums {
  return { calls: a.calls + b.calls, min: a.min + b.min, max: a.max + b.max, unknown: a.unknown + b.unknown };
}

const COLUMNS: readonly SectionColumn[] = [
  { name: 'calls', head: 'Requests', kind: 'count', sums: true },
  { name: 'minUsd', head: 'USD, at least', kind: 'usd', sums: true },
  { name: 'maxUsd', head: 'USD, at most', kind: 'usd', sums: true },
  { name: 'maxShare', head: 'Of spend, at most', kind: 'share' },
  { name: 'unknownCalls', head: 'Beyond that', kind: 'count', sums: true },
];

const NOTES = [
  'Beyond that: requests that may have been billed, at a price that nobody knows; no amount is made up for them.',
  'At least: what is known to have been billed. At most: also what a request of unknown cost would have cost at the mean of its model (of its dated versions, where it was asked for without a date), unless the provider refused it (HTTP 4xx).',
  'Attempts before the last one of a request are not known to have been billed, so at least nothing; they stand with their request, which is counted once.',
  'A request repeats another when both went well, in one trace and under one parent, to the same model with the same number of input tokens: sampling several answers looks the same, so at least nothing.',
];
