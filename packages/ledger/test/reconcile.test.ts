import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BilledTokens,
  type Call,
  type FindListRates,
  formatUsd,
  openLedger,
  type ProviderCost,
  type ProviderUsage,
  parseUsd,
  type ReconciledAmounts,
  type ReconcileInput,
  type RecordedUsage,
  reconcile,
} from '../src/index.ts';
import { nameItem } from '../src/reconciliation/cells.ts';
import { makeCall, makeCost, makeUnpricedCall } from './calls.ts';

/** USD 2 and 8 for a million tokens, half the price for cached ones and for batches; nothing else has a price. */
const findRates: FindListRates = (model, batch) => {
  if (!model.startsWith('gpt-4.1')) return undefined;
  const factor = batch ? 1n : 2n;
  const [input, output] = [1_000_000_000n * factor, 4_000_000_000n * factor];
  return { input, cachedInput: input / 2n, output, audioInput: input, audioOutput: output };
};

const DAY = '2026-11-15';
const NEXT = '2026-11-16';
const LATER_MS = Date.UTC(2026, 11, 1);
const tokens = (input: number, output = 0): BilledTokens => {
  return { input, cachedInput: 0, output, audioInput: 0, audioOutput: 0 };
};
const usage = (parts: Partial<ProviderUsage> = {}): ProviderUsage => {
  const model = 'gpt-4.1-2025-04-14';
  return { day: DAY, project: 'proj_1', model, batch: false, requests: 1, tokens: tokens(1_000_000), ...parts };
};
const cost = (costUsd: string, parts: Partial<ProviderCost> = {}): ProviderCost => {
  return { day: DAY, project: 'proj_1', lineItem: 'gpt-4.1-2025-04-14, input', costUsd, ...parts };
};
const recorded = (parts: Partial<RecordedUsage> = {}): RecordedUsage => ({
  day: DAY,
  project: 'onboarding',
  model: 'gpt-4.1-2025-04-14',
  batch: false,
  calls: 1,
  unpricedCalls: 0,
  pricedTokens: tokens(1_000_000),
  unpricedTokens: tokens(0),
  costUsd: '2.000000000000',
  estimatedUsd: '0.000000000000',
  feesUsd: '0.000000000000',
  earlyUsd: '0.000000000000',
  lateUsd: '0.000000000000',
  ...parts,
});
const compare = (input: Partial<ReconcileInput>) =>
  reconcile({ costs: [], usage: [], recorded: [], findRates, nowMs: LATER_MS, ...input });
/** The causes that are not nothing. */
const causesOf = ({ causes }: ReconciledAmounts): Record<string, string> =>
  Object.fromEntries(Object.entries(causes).filter(([, amount]) => parseUsd(amount) !== 0n));

describe('a reconciliation', () => {
  it('has nothing to explain where bill and ledger agree', () => {
    const { total, residualShare, rows } = compare({
      costs: [cost('1.5'), cost('0.5', { lineItem: 'gpt-4.1-2025-04-14, output' })],
      usage: [usage()],
      recorded: [recorded()],
    });
    expect(total).toMatchObject({ billedUsd: '2.000000000000', ledgerUsd: '2.000000000000' });
    expect(causesOf(total)).toEqual({});
    expect(residualShare).toBe(0);
    expect(rows).toMatchObject([{ day: DAY, item: 'gpt-4.1', ledgerCalls: 1, providerRequests: 1 }]);
  });

  it('tells usage that nobody recorded from a discount, also when both are there', () => {
    const { total } = compare({
      costs: [cost('3.2')],
      usage: [usage({ tokens: tokens(2_000_000) })],
      recorded: [recorded()],
    });
    expect(causesOf(total)).toEqual({ notInstrumented: '2.000000000000', discounts: '-0.800000000000' });
    const bare = compare({ costs: [cost('1', { lineItem: 'Image models' })] });
    expect(causesOf(bare.total)).toEqual({ notInstrumented: '1.000000000000' });
    expect(bare.residualShare).toBe(1);
  });

  it('takes no discount that the ledger has, too, for one', () => {
    const { total } = compare({ costs: [cost('1.6')], usage: [usage()], recorded: [recorded({ costUsd: '1.6' })] });
    expect(causesOf(total)).toEqual({});
  });

  it('prices batches at their own price', () => {
    const { total } = compare({
      costs: [cost('1')],
      usage: [usage({ batch: true })],
      recorded: [recorded({ batch: true, costUsd: '1' })],
    });
    expect(causesOf(total)).toEqual({});
  });

  it('prices recorded calls that have none, and takes guessed rates for guesses', () => {
    const { total } = compare({
      costs: [cost('4')],
      usage: [usage({ tokens: tokens(2_000_000) })],
      recorded: [recorded({ unpricedCalls: 1, unpricedTokens: tokens(1_000_000) })],
    });
    expect(causesOf(total)).toEqual({ unpriced: '2.000000000000' });
    const guessed = compare({
      costs: [cost('1.6')],
      usage: [usage()],
      recorded: [recorded({ estimatedUsd: '1.500000000000' })],
    });
    expect(causesOf(guessed.total)).toEqual({ estimated: '-0.300000000000', discounts: '-0.100000000000' });
  });

  it('moves calls about midnight to the day on which they are billed, and no more than those', () => {
    const late = { costUsd: '2', lateUsd: '2' };
    const moved = compare({
      costs: [cost('2', { day: NEXT })],
      usage: [usage({ day: NEXT })],
      recorded: [recorded(late)],
    });
    expect(moved.rows.map(causesOf)).toEqual([{ timing: '-2.000000000000' }, { timing: '2.000000000000' }]);
    const noon = compare({ costs: [cost('2', { day: NEXT })], usage: [usage({ day: NEXT })], recorded: [recorded()] });
    expect(noon.rows.map(causesOf)).toEqual([{ other: '-2.000000000000' }, { notInstrumented: '2.000000000000' }]);
  });

  it('waits for the bill of a day that has just ended', () => {
    const { total } = compare({ recorded: [recorded()], nowMs: Date.UTC(2026, 10, 16, 12) });
    expect(causesOf(total)).toEqual({ timing: '-2.000000000000' });
    expect(causesOf(compare({ recorded: [recorded()] }).total)).toEqual({ other: '-2.000000000000' });
    const counted = { usage: [usage()], recorded: [recorded()] };
    expect(causesOf(compare({ ...counted, nowMs: Date.UTC(2026, 10, 16, 12) }).total)).toEqual({
      timing: '-2.000000000000',
    });
  });

  it('compares by project where it is told which is which, and finds calls of no project', () => {
    const { total, rows } = compare({
      costs: [cost('2'), cost('2', { project: 'proj_2' })],
      usage: [usage(), usage({ project: 'proj_2' })],
      recorded: [recorded(), recorded({ project: null })],
      projects: new Map([['onboarding', 'proj_1']]),
    });
    expect(rows.map((row) => [row.project, causesOf(row)])).toEqual([
      ['proj_1', {}],
      ['proj_2', { unattributed: '2.000000000000' }],
      [null, { unattributed: '-2.000000000000' }],
    ]);
    expect(causesOf(total)).toEqual({});
  });

  it('takes calls of no project for those of the project that lacks just as much', () => {
    const { rows } = compare({
      costs: [cost('0.2'), cost('2', { project: 'proj_2' })],
      usage: [usage({ tokens: tokens(100_000) }), usage({ project: 'proj_2' })],
      recorded: [recorded({ project: null })],
      projects: new Map(),
    });
    expect(rows.map(causesOf)).toEqual([
      { notInstrumented: '0.200000000000' },
      { unattributed: '2.000000000000' },
      { unattributed: '-2.000000000000' },
    ]);
  });

  it('compares tool calls with fees, and knows the model in every line item', () => {
    const { rows } = compare({
      costs: [cost('2'), cost('0.03', { lineItem: 'Web search tool calls' })],
      usage: [usage()],
      recorded: [recorded({ feesUsd: '0.030000000000' })],
    });
    expect(rows.map((row) => [row.item, causesOf(row)])).toEqual([
      ['gpt-4.1', {}],
      ['tools', {}],
    ]);
    expect(
      ['gpt-4o-2024-08-06, cached input', 'GPT-5.4', 'o3, Output', 'Image models', 'text-embedding-3-small'].map(
        nameItem,
      ),
    ).toEqual(['gpt-4o', 'gpt-5.4', 'o3', 'image models', 'text-embedding-3-small']);
  });

  it('adds up, exactly, whatever the two sides say', () => {
    const usd = fc.bigInt({ min: 0n, max: 10n ** 15n }).map(formatUsd);
    const day = fc.constantFrom(DAY, NEXT, '2026-11-17');
    const model = fc.constantFrom('gpt-4.1', 'gpt-4.1-2025-04-14', 'o3', 'house');
    const counts: fc.Arbitrary<BilledTokens> = fc.record({
      input: fc.nat(3_000_000),
      cachedInput: fc.nat(100),
      output: fc.nat(1_000_000),
      audioInput: fc.nat(3),
      audioOutput: fc.nat(3),
    });
    const project = fc.constantFrom(null, 'proj_1', 'proj_2');
    const ours = fc.record({
      day,
      project: fc.constantFrom(null, 'onboarding', 'other'),
      model: fc.option(model, { nil: null }),
      batch: fc.boolean(),
      calls: fc.nat(9),
      unpricedCalls: fc.nat(2),
      pricedTokens: counts,
      unpricedTokens: counts,
      costUsd: usd,
      estimatedUsd: usd,
      feesUsd: usd,
      earlyUsd: usd,
      lateUsd: usd,
    });
    fc.assert(
      fc.property(
        fc.array(fc.record({ day, project, lineItem: fc.oneof(model, fc.constant('Web search')), costUsd: usd })),
        fc.array(fc.record({ day, project, model, batch: fc.boolean(), requests: fc.nat(9), tokens: counts })),
        fc.array(ours),
        fc.constantFrom(undefined, new Map([['onboarding', 'proj_1']])),
        (costs, used, calls, projects) => {
          const { total, rows } = compare({ costs, usage: used, recorded: calls, projects });
          for (const { billedUsd, ledgerUsd, residualUsd, causes } of [total, ...rows]) {
            expect(parseUsd(billedUsd) - parseUsd(ledgerUsd)).toBe(parseUsd(residualUsd));
            expect(add(Object.values(causes))).toBe(residualUsd);
          }
          expect(add(rows.map(({ billedUsd }) => billedUsd))).toBe(total.billedUsd);
          expect(total.billedUsd).toBe(add(costs.map(({ costUsd }) => costUsd)));
          expect(total.ledgerUsd).toBe(add(calls.flatMap(({ costUsd, feesUsd }) => [costUsd, feesUsd])));
          expect(add(rows.map(({ causes }) => causes.unattributed))).toBe(formatUsd(0n));
        },
      ),
    );
  });
});

describe('what the ledger tells of a provider', () => {
  it('is by day, project and model, splits tokens as they are billed, and adds up to the report', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spendspan-recorded-'));
    const ledger = await openLedger({ path: join(folder, 'ledger.duckdb') });
    try {
      const at = (hour: number, minute = 0): Pick<Call, 'startTimeUnixNano'> => {
        return { startTimeUnixNano: BigInt(Date.UTC(2026, 10, 15, hour, minute)) * 1_000_000n };
      };
      const audio = { inputTokens: 100, cachedInputTokens: 30, inputAudioTokens: 50, cachedAudioTokens: 10 };
      await ledger.append([
        makeCall({ ...at(0, 5), usage: { ...audio, outputTokens: 9, outputAudioTokens: 4 } }),
        makeCall({ ...at(23, 30), durationNs: 3_600_000_000_000n, costStatus: 'estimated' }),
        makeCall({ ...at(12), cost: { ...makeCost(5n), fees: 2n } }),
        makeUnpricedCall({ ...at(12), usage: { inputTokens: 7 } }),
        makeCall({ provider: 'anthropic' }),
      ]);
      const rows = await ledger.recordedUsage({ provider: 'openai', month: '2026-11' });
      expect(rows).toEqual([
        {
          day: DAY,
          project: 'onboarding',
          model: 'gpt-4.1-2025-04-14',
          batch: false,
          calls: 4,
          unpricedCalls: 1,
          pricedTokens: { input: 2030, cachedInput: 30, output: 405, audioInput: 40, audioOutput: 4 },
          unpricedTokens: { input: 7, cachedInput: 0, output: 0, audioInput: 0, audioOutput: 0 },
          costUsd: '0.007200000003',
          feesUsd: '0.000000000002',
          estimatedUsd: '0.003600000000',
          earlyUsd: '0.003600000000',
          lateUsd: '0.003600000000',
        },
      ]);
      await expect(ledger.recordedUsage({})).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
    } finally {
      await ledger.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

function add(amounts: readonly string[]): string {
  return formatUsd(amounts.reduce((sum, amount) => sum + parseUsd(amount), 0n));
}
