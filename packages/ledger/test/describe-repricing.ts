import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Call,
  formatUsd,
  type Ledger,
  type PriceableCall,
  type PriceCall,
  parseUsd,
  type RepricedCost,
  type Repricing,
} from '../src/index.ts';
import { arbitraryCall } from './arbitrary-call.ts';
import { makeCall, makeCost, makeUnpricedCall } from './calls.ts';

const SINCE = { since: '2026-11-01' };

/** A price per token; unknown for a model named house. */
const priceBy =
  (picoPerToken: bigint, source = 'user:new.yaml'): PriceCall =>
  ({ usage, requestModel }) => {
    if (requestModel === 'house') return unpriced(source);
    const tokens = BigInt((usage.inputTokens ?? 0) + (usage.outputTokens ?? 0));
    return { cost: makeCost(tokens * picoPerToken), costStatus: 'priced', costReason: null, costSource: source };
  };

function unpriced(costSource: string): RepricedCost {
  return { cost: makeCost(null), costStatus: 'unpriced', costReason: 'unknown_model', costSource };
}

/** The contract of pricing again, for every store: what changes, what does not, and that the numbers add up. */
export function describeRepricing(
  use: () => Ledger,
  withFresh: (run: (ledger: Ledger) => Promise<void>) => Promise<void>,
): void {
  const orgUsd = async (): Promise<string> => (await use().report('org', { from: '2026-11-01' })).totals.costUsd;

  describe('repricing', () => {
    it('changes the amounts, says by how much for whom, and reports show them', async () => {
      await use().append([
        makeCall(),
        makeCall({ attribution: {} }),
        makeCall({ requestModel: 'house', responseModel: null }),
        makeUnpricedCall({ attribution: { team: 'search' } }),
        makeCall({ startTimeUnixNano: BigInt(Date.UTC(2026, 9, 31)) * 1_000_000n }),
      ]);
      const result = await use().reprice(priceBy(1_000_000n), SINCE);
      expect(result).toMatchObject({ run: 1, dryRun: false, undo: false, sources: ['user:new.yaml'] });
      expect(result.totals).toEqual({
        calls: 4,
        changedCalls: 4,
        pricedCalls: 3,
        newlyPricedCalls: 1,
        newlyUnpricedCalls: 1,
        oldUsd: '0.010800000000',
        newUsd: '0.003600000000',
        differenceUsd: '-0.007200000000',
      });
      const [model, team] = result.breakdowns;
      expect(model?.rows.map(({ key, totals }) => [key, totals.differenceUsd])).toEqual([
        ['gpt-4.1-2025-04-14', '-0.003600000000'],
        ['house', '-0.003600000000'],
      ]);
      expect(team?.rows.map(({ key, absent, totals }) => [key, absent, totals.differenceUsd])).toEqual([
        ['growth', false, '-0.006000000000'],
        ['unattributed', true, '-0.002400000000'],
        ['search', false, '0.001200000000'],
      ]);
      expect(await orgUsd()).toBe('0.003600000000');
      expect((await use().report('org', { month: '2026-10' })).totals.costUsd).toBe('0.003600000000');
    });

    it('changes nothing the second time, nor when only the version of the table is another', async () => {
      await use().append([makeCall(), makeUnpricedCall()]);
      await use().reprice(priceBy(7n), SINCE);
      const before = await use().report('org');
      for (const source of ['user:new.yaml', 'user:newer.yaml']) {
        const again = await use().reprice(priceBy(7n, source), SINCE);
        expect(again).toMatchObject({
          run: null,
          sources: [],
          totals: { changedCalls: 0, differenceUsd: formatUsd(0n) },
        });
      }
      expect(await use().report('org')).toEqual(before);
    });

    it('tells the same and changes nothing on a dry run', async () => {
      await use().append([makeCall(), makeUnpricedCall(), makeCall({ requestModel: 'house' })]);
      const before = await use().report('org');
      const dry = await use().reprice(priceBy(5n), { ...SINCE, dryRun: true });
      expect(await use().report('org')).toEqual(before);
      const real = await use().reprice(priceBy(5n), SINCE);
      expect(dry).toEqual({ ...real, run: null, dryRun: true });
      expect(real.totals.changedCalls).toBe(3);
    });

    it('leaves what is not its to price, and says how much of it there was', async () => {
      const parent = makeUnpricedCall({ costReason: 'not_priced' });
      const child = { ...parent, spanId: makeCall().spanId, parentSpanId: parent.spanId };
      const bill = makeCall();
      const told = makeUnpricedCall({ costReason: 'not_priced', traceId: bill.traceId, parentSpanId: bill.spanId });
      const kept = [
        parent,
        told,
        makeCall({ costSource: 'provider' }),
        makeUnpricedCall({ status: 'error', costReason: 'failed_call', usage: {} }),
        makeCall({ usageComplete: false }),
        makeCall({ costSource: null, requestModel: 'house' }),
        // As a ledger of the first version has them: what was used beyond tokens is not in it.
        makeCall({ usageComplete: null, cost: { ...makeCost(5n), media: 5n } }),
        makeCall({ usageComplete: null, cost: { ...makeCost(5n), fees: 5n } }),
        makeCall({ usageComplete: null, requestModel: 'gpt-4o-audio-preview' }),
        makeCall({ usageComplete: null, usage: { inputTokens: 9, cacheWriteTokens: 9 } }),
        makeUnpricedCall({ usageComplete: null, costReason: 'unpublished_tier' }),
      ];
      await use().append([...kept, child, bill, makeCall({ usageComplete: null })]);
      const { totals, left } = await use().reprice(priceBy(9n), SINCE);
      expect(left).toEqual({
        provider: 1,
        failed_call: 1,
        counted_elsewhere: 2,
        not_enough_recorded: 6,
        emitter_only: 1,
        price_file: 0,
      });
      expect(totals).toMatchObject({ calls: 14, changedCalls: 3, newlyPricedCalls: 1 });
      expect((await use().reprice(priceBy(9n), SINCE)).totals.changedCalls).toBe(0);
    });

    const loose = (parts: Partial<Call> = {}): Call => makeUnpricedCall({ costReason: 'not_priced', ...parts });
    const inTrace = (...calls: Call[]): Call[] => calls.map((call) => ({ ...call, traceId: 'ab'.repeat(16) }));
    const [outer, step] = ['1'.repeat(16), '2'.repeat(16)];
    const beneath = { parentSpanId: step, startTimeUnixNano: makeCall().startTimeUnixNano + 5n, durationNs: 9n };
    const responseId = 'chatcmpl-AAAAAAAAAAAAAAAAAAAAAAAA';
    it.each([
      ['a priced call beneath a step that is not recorded', [loose({ spanId: outer }), makeCall(beneath)], 1, 1],
      ['a call beneath a step where neither has a price', [loose({ spanId: outer }), loose(beneath)], 1, 1],
      ['a priced call above a step', [makeCall({ spanId: outer }), loose(beneath)], 1, 1],
      ['one response beside it', [makeCall({ responseId }), loose({ responseId })], 1, 1],
      ['one response beside it, neither priced', [loose({ responseId }), loose({ responseId })], 1, 1],
      [
        'one call above two of its kind',
        [makeCall({ spanId: outer }), loose({ parentSpanId: outer }), loose({ parentSpanId: outer })],
        1,
        2,
      ],
      [
        'a priced sum of two calls',
        [
          makeCall({ spanId: outer, usage: { inputTokens: 2000, outputTokens: 400 } }),
          loose({ parentSpanId: outer }),
          loose({ parentSpanId: outer }),
        ],
        2,
        2,
      ],
      [
        'a call of another model',
        [loose({ spanId: outer }), makeCall({ ...beneath, requestModel: 'a', responseModel: 'b' })],
        0,
        2,
      ],
      ['a call after it', [loose({ spanId: outer, durationNs: 4n }), makeCall(beneath)], 0, 2],
      ['a call beside it', [loose(), makeCall()], 0, 2],
      ['a response whose id others have', [makeCall({ responseId: 'run-1' }), loose({ responseId: 'run-1' })], 0, 2],
    ])('counts once what two rows tell of: %s', async (_what, calls, elsewhere, shares) => {
      await use().append(inTrace(...calls));
      const { left, totals } = await use().reprice(priceBy(1_000_000n), SINCE);
      expect(left.counted_elsewhere).toBe(elsewhere);
      expect(totals.newUsd).toBe(formatUsd(BigInt(shares) * 1_200_000_000n));
      expect((await use().reprice(priceBy(1_000_000n), SINCE)).run).toBeNull();
    });

    it('counts a response once that two traces tell of, where it has an amount', async () => {
      await use().append([loose({ responseId }), makeCall({ responseId }), loose({ responseId })]);
      const { left, totals } = await use().reprice(priceBy(1_000_000n), SINCE);
      expect([left.counted_elsewhere, totals.newUsd]).toEqual([2, '0.001200000000']);
    });

    it('goes on pricing two calls that had amounts of their own, also when they lost them for a while', async () => {
      await use().append(
        inTrace(makeCall({ spanId: outer, requestModel: 'house' }), makeCall({ ...beneath, requestModel: 'house' })),
      );
      await use().reprice(priceBy(1_000_000n), SINCE);
      const { totals } = await use().reprice((call) => priceBy(1_000_000n)({ ...call, requestModel: 'a' }), SINCE);
      expect(totals).toMatchObject({ newlyPricedCalls: 2, newUsd: '0.002400000000' });
    });

    const cached = { inputTokens: 1000, outputTokens: 20, cachedInputTokens: 500 };
    it.each([
      ['anthropic', cached, null, 1],
      ['aws.bedrock', cached, null, 1],
      ['gcp.vertex_ai', cached, null, 1],
      ['openai', { ...cached, cachedInputTokens: 5000 }, null, 1],
      ['gcp.gemini', { inputTokens: 1000, outputTokens: 20, reasoningTokens: 9 }, null, 1],
      ['openai', cached, null, 0],
      ['anthropic', { inputTokens: 1000, outputTokens: 20 }, null, 0],
      // Our own instrumentation says how sure the usage is, and counts all inside.
      ['anthropic', cached, 'reported', 0],
    ] as const)(
      'leaves what may be counted beside the input: %s, %j, status %s',
      async (provider, usage, usageStatus, rows) => {
        await use().append([loose({ provider, usage, usageStatus, host: null })]);
        const { left, totals } = await use().reprice(priceBy(1_000_000n), SINCE);
        expect([left.not_enough_recorded, totals.newlyPricedCalls]).toEqual([rows, 1 - rows]);
      },
    );

    it('leaves an old row whose own table would now say something else of it', async () => {
      const same = { usageComplete: null, costSource: 'catalog:genai-prices@0.1.8' };
      await use().append([makeCall(same)]);
      const { left } = await use().reprice(priceBy(9n, same.costSource), SINCE);
      expect(left.not_enough_recorded).toBe(1);
      expect((await use().reprice(priceBy(9n), SINCE)).totals.changedCalls).toBe(1);
    });

    it('leaves prices of a price file when it is told to, and says how many', async () => {
      const own = { costSource: 'user:prices.yaml+catalog:genai-prices@0.1.8' };
      await use().append([makeCall(own), makeCall({ costSource: 'user:prices.yaml@r3' }), makeCall()]);
      const kept = await use().reprice(priceBy(9n), { ...SINCE, keepPriceFile: true });
      expect(kept.left.price_file).toBe(2);
      expect(kept.totals).toMatchObject({ calls: 3, changedCalls: 1 });
      const { sourceChanges } = await use().reprice(priceBy(8n, 'user:next.yaml'), SINCE);
      expect(sourceChanges).toEqual([
        { from: 'user:new.yaml', to: 'user:next.yaml', calls: 1 },
        { from: own.costSource, to: 'user:next.yaml', calls: 1 },
        { from: 'user:prices.yaml@r3', to: 'user:next.yaml', calls: 1 },
      ]);
    });

    it('says how sure the amounts were and are', async () => {
      await use().append([
        makeCall(),
        makeUnpricedCall(),
        makeCall({ requestModel: 'house', costStatus: 'estimated' }),
        makeUnpricedCall({ status: 'error', costReason: 'failed_call', usage: {} }),
      ]);
      const told = { priced: '0.003600000000', estimated: '0.003600000000', none: formatUsd(0n) };
      const { byStatus } = await use().reprice(priceBy(1_000_000n), SINCE);
      expect(byStatus).toEqual({
        priced: { oldCalls: 1, newCalls: 2, oldUsd: told.priced, newUsd: '0.002400000000' },
        estimated: { oldCalls: 1, newCalls: 0, oldUsd: told.estimated, newUsd: told.none },
        partial: { oldCalls: 0, newCalls: 0, oldUsd: told.none, newUsd: told.none },
        unpriced: { oldCalls: 1, newCalls: 1, oldUsd: null, newUsd: null },
      });
      const undone = await use().undoRepricing();
      expect(undone?.byStatus.estimated).toEqual({
        ...byStatus.estimated,
        oldCalls: 0,
        newCalls: 1,
        oldUsd: told.none,
        newUsd: told.estimated,
      });
    });

    it('is taken back, the last run first', async () => {
      await use().append([makeCall(), makeUnpricedCall()]);
      const first = await use().report('org');
      const one = await use().reprice(priceBy(1n), SINCE);
      const second = await use().report('org');
      await use().reprice(priceBy(2n), SINCE);
      expect(await use().undoRepricing()).toMatchObject({ run: 2, undo: true });
      expect(await use().report('org')).toEqual(second);
      const undone = await use().undoRepricing();
      expect(undone?.totals).toMatchObject({ oldUsd: one.totals.newUsd, newUsd: one.totals.oldUsd, changedCalls: 2 });
      expect(await use().report('org')).toEqual(first);
      expect(await use().undoRepricing()).toBeUndefined();
    });

    it('changes nothing when it is stopped or a price cannot be made', async () => {
      await use().append([makeCall(), makeCall()]);
      const before = await use().report('org');
      const stopped = use().reprice(priceBy(1n), { ...SINCE, signal: AbortSignal.abort() });
      await expect(stopped).rejects.toThrow(/stopped, and nothing was changed/);
      const failing = use().reprice(() => {
        throw new RangeError('no price');
      }, SINCE);
      await expect(failing).rejects.toThrow('no price');
      expect(await use().report('org')).toEqual(before);
    });

    it('goes on beside the recording of new calls, which it leaves alone, and one run after the other', async () => {
      await use().append(Array.from({ length: 3000 }, () => makeCall()));
      const runs = [1n, 2n, 3n].map((pico) => use().reprice(priceBy(pico), SINCE));
      for (let batch = 0; batch < 5; batch += 1) await use().append([makeCall({ costSource: 'provider' })]);
      const results = await Promise.all(runs);
      expect(results.map(({ run }) => run)).toEqual([1, 2, 3]);
      expect(results.map(({ totals }) => totals.changedCalls)).toEqual([3000, 3000, 3000]);
      expect(await orgUsd()).toBe(formatUsd(3000n * 1200n * 3n + 5n * 3_600_000_000n));
    });

    it('hands over every call as it was recorded, and its sums are those of the reports, on random calls', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(arbitraryCall, { maxLength: 40 }), async (calls) => {
          await withFresh(async (ledger) => {
            await ledger.append(calls);
            await checkRepricing(ledger, calls);
          });
        }),
        { numRuns: 12 },
      );
    });

    it.each([
      [{ since: 'long ago' }, /since "long ago"/],
      [{ since: '2026-11-02', until: '2026-11-01' }, /until "2026-11-01".*after since/],
      [{}, /since nothing/],
    ])('refuses %j', async (options, says) => {
      const asked = use().reprice(priceBy(1n), options as typeof SINCE);
      await expect(asked).rejects.toMatchObject({ code: 'BAD_PARAMETER', message: expect.stringMatching(says) });
    });
  });
}

async function checkRepricing(ledger: Ledger, calls: readonly Call[]): Promise<void> {
  const seen: PriceableCall[] = [];
  const price: PriceCall = (call) => {
    seen.push(call);
    return priceBy(3n)(call);
  };
  const before = await ledger.report('org', { month: '2026-11' });
  const options = { since: '2026-11-01', until: '2026-12-01' };
  const result = await ledger.reprice(price, options);
  const after = await ledger.report('org', { month: '2026-11' });
  expect(result.totals).toMatchObject({
    calls: before.totals.calls,
    oldUsd: before.totals.costUsd,
    newUsd: after.totals.costUsd,
    pricedCalls: after.totals.pricedCalls,
  });
  checkSums(result);
  const { byStatus } = await ledger.coverage({ month: '2026-11' });
  for (const [status, { newCalls, newUsd }] of Object.entries(result.byStatus)) {
    const { calls, costUsd } = byStatus[status as Call['costStatus']];
    // Where no call has an amount there is none, and none is not 0.
    expect([newCalls, newUsd ?? formatUsd(0n)]).toEqual([calls, costUsd ?? formatUsd(0n)]);
  }
  for (const call of seen) expect(calls.map(toPriceable)).toContainEqual(call);
  expect((await ledger.reprice(price, options)).totals.changedCalls).toBe(0);
  const undone = result.run === null ? undefined : await ledger.undoRepricing();
  if (undone) checkSums(undone);
  expect(await ledger.report('org', { month: '2026-11' })).toEqual(before);
}

const COUNTS = ['calls', 'changedCalls', 'pricedCalls', 'newlyPricedCalls', 'newlyUnpricedCalls'] as const;
const AMOUNTS = ['oldUsd', 'newUsd', 'differenceUsd'] as const;

function checkSums({ totals, breakdowns }: Repricing): void {
  expect(breakdowns.map(({ by }) => by)).toEqual(['model', 'team']);
  for (const { rows } of breakdowns) {
    for (const name of COUNTS) expect(rows.reduce((sum, row) => sum + row.totals[name], 0)).toBe(totals[name]);
    for (const name of AMOUNTS) {
      expect(formatUsd(rows.reduce((sum, row) => sum + parseUsd(row.totals[name]), 0n))).toBe(totals[name]);
    }
  }
}

function toPriceable(call: Call): PriceableCall {
  const { startTimeUnixNano, provider, host, port, operation, requestModel, responseModel } = call;
  const { serviceTier, tierConfirmed, batch, status, usage, usageStatus, usageReason } = call;
  const place = { startTimeUnixNano, provider, host, port, operation, requestModel, responseModel };
  return { ...place, serviceTier, tierConfirmed, batch, status, usage, usageStatus, usageReason };
}
