import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Call, formatUsd, type Ledger } from '../src/index.ts';
import { arbitraryCall } from './arbitrary-call.ts';
import { makeCall, makeCost, makeUnpricedCall } from './calls.ts';
import { describeBudgets } from './describe-budgets.ts';
import { describeChargeback } from './describe-chargeback.ts';
import { checkCoverage, describeCoverage } from './describe-coverage.ts';
import { describeRepricing } from './describe-repricing.ts';
import { addRows, expectedCounts, sumsOf } from './expected-totals.ts';

/** A place where a ledger can be opened again and again, empty at first. */
export interface LedgerPlace {
  open(): Promise<Ledger>;
  remove(): Promise<void>;
}

/** The contract of every store: what is recorded, once, and what the reports say of it. */
export function describeLedger(name: string, makePlace: () => Promise<LedgerPlace>): void {
  describe(`a ledger in ${name}`, () => {
    let place: LedgerPlace;
    let ledger: Ledger;
    beforeEach(async () => {
      place = await makePlace();
      ledger = await place.open();
    });
    afterEach(async () => {
      await ledger.close();
      await place.remove();
    });

    describe('records', () => {
      it('is empty at first: zeros, and no shares or averages of nothing', async () => {
        const { totals, breakdowns } = await ledger.report('org');
        expect(totals).toMatchObject({ calls: 0, costUsd: '0.000000000000', costPerCallUsd: null });
        expect(totals.pricedShare).toEqual({ calls: null, tokens: null });
        expect(totals.ownedShare).toEqual({ calls: null, tokens: null, usd: null });
        expect(breakdowns.every(({ rows }) => rows.length === 0)).toBe(true);
        expect(await ledger.status()).toMatchObject({ calls: 0, firstCallAt: null, lastCallAt: null });
      });

      it('keeps a call over closing and opening again, to the nanosecond', async () => {
        await ledger.append([makeCall({ startTimeUnixNano: 1_795_000_000_123_456_789n })]);
        await ledger.close();
        ledger = await place.open();
        expect(await ledger.status()).toMatchObject({ calls: 1, firstCallAt: '2026-11-18T11:06:40.123456789Z' });
        expect((await ledger.report('org')).totals.costUsd).toBe('0.003600000000');
      });

      it('changes nothing when a batch comes again, whole, mixed with new calls, or twice in itself', async () => {
        const [first, second, third] = [makeCall(), makeCall(), makeCall()];
        expect(await ledger.append([first, second])).toEqual({ inserted: 2, duplicates: 0 });
        expect(await ledger.append([first, second])).toEqual({ inserted: 0, duplicates: 2 });
        expect(await ledger.append([second, third, third])).toEqual({ inserted: 1, duplicates: 2 });
        expect((await ledger.report('org')).totals.calls).toBe(3);
      });

      it('takes the first report of a span, also when the second says something else', async () => {
        const call = makeCall();
        await ledger.append([call]);
        const again = { ...call, startTimeUnixNano: call.startTimeUnixNano + 999n, cost: makeCost(1n) };
        expect(await ledger.append([again])).toEqual({ inserted: 0, duplicates: 1 });
        expect((await ledger.report('org')).totals.costUsd).toBe('0.003600000000');
      });

      it('knows a span again when formats cut its start time, and not by its ids alone at quite another time', async () => {
        const call = makeCall();
        const at = (seconds: number) => ({
          ...call,
          startTimeUnixNano: call.startTimeUnixNano + BigInt(seconds) * 1_000_000_000n,
        });
        await ledger.append([call]);
        expect(await ledger.append([at(59)])).toEqual({ inserted: 0, duplicates: 1 });
        expect(await ledger.append([at(-59)])).toEqual({ inserted: 0, duplicates: 1 });
        expect(await ledger.append([at(3600)])).toEqual({ inserted: 1, duplicates: 0 });
        expect(await ledger.append([at(3600), call])).toEqual({ inserted: 0, duplicates: 2 });
      });

      it('counts a background response once, unpriced until it is seen finished', async () => {
        const created = makeUnpricedCall({ responseId: 'resp_1', usageReason: 'background' });
        const other = makeUnpricedCall({ responseId: 'resp_2', usageReason: 'background' });
        await ledger.append([created, other]);
        expect((await ledger.report('org')).totals).toMatchObject({ calls: 2, unpricedCalls: 2 });
        await ledger.append([
          makeCall({ responseId: 'resp_1' }),
          makeCall({ responseId: 'resp_2', host: 'elsewhere' }),
        ]);
        const { totals, breakdowns } = await ledger.report('org');
        expect(totals).toMatchObject({ calls: 3, pricedCalls: 2, unpricedCalls: 1, costUsd: '0.007200000000' });
        for (const { rows } of breakdowns) expect(rows.reduce((sum, row) => sum + row.totals.calls, 0)).toBe(3);
      });

      it('counts the bill of a background response once, however many processes saw it finished', async () => {
        // A bill begins when the provider says that the response was made, in whole seconds.
        const startTimeUnixNano = 1_790_000_000_000_000_000n;
        const bill = () => makeCall({ responseId: 'resp_1', startTimeUnixNano });
        await ledger.append([makeUnpricedCall({ responseId: 'resp_1', usageReason: 'background' })]);
        expect(await ledger.append([bill(), bill()])).toEqual({ inserted: 1, duplicates: 1 });
        expect(await ledger.append([bill()])).toEqual({ inserted: 0, duplicates: 1 });
        expect(await Promise.all([ledger.append([bill()]), ledger.append([bill()])])).toEqual([
          { inserted: 0, duplicates: 1 },
          { inserted: 0, duplicates: 1 },
        ]);
        expect((await ledger.report('org')).totals).toMatchObject({ calls: 1, costUsd: '0.003600000000' });
        // What differs in host, time or usage is another response, as is what has no id of the Responses API.
        const { usage } = bill();
        const others = [
          makeCall({ responseId: 'resp_1', startTimeUnixNano, host: 'elsewhere' }),
          makeCall({ responseId: 'resp_1', startTimeUnixNano: startTimeUnixNano + 1_000_000_000n }),
          makeCall({ responseId: 'resp_1', startTimeUnixNano, usage: { ...usage, outputTokens: 7 } }),
          makeCall({ responseId: 'chatcmpl-1', startTimeUnixNano }),
          makeCall({ responseId: 'chatcmpl-1', startTimeUnixNano }),
        ];
        expect(await ledger.append(others)).toEqual({ inserted: 5, duplicates: 0 });
      });

      it.each(['batch_1', 'run_1', 'ftjob-1', 'evalrun_1', 'turn_1'])(
        'counts the bill of %s once',
        async (responseId) => {
          const startTimeUnixNano = 1_790_000_000_000_000_000n;
          const bill = () => makeCall({ responseId, startTimeUnixNano });
          await ledger.append([makeUnpricedCall({ responseId, usageReason: 'background' })]);
          expect(await ledger.append([bill(), bill()])).toEqual({ inserted: 1, duplicates: 1 });
          expect(await ledger.append([bill()])).toEqual({ inserted: 0, duplicates: 1 });
          expect((await ledger.report('org')).totals).toMatchObject({ calls: 1, costUsd: '0.003600000000' });
        },
      );

      it('counts what an evaluation used of each of its models', async () => {
        const startTimeUnixNano = 1_790_000_000_000_000_000n;
        const bills = () =>
          ['gpt-4.1', 'o3-mini'].map((responseModel) =>
            makeCall({ responseId: 'evalrun_1', startTimeUnixNano, responseModel }),
          );
        expect(await ledger.append(bills())).toEqual({ inserted: 2, duplicates: 0 });
        expect(await ledger.append(bills())).toEqual({ inserted: 0, duplicates: 2 });
      });

      it('tells spans of one trace, and traces that share a span id, apart', async () => {
        const call = makeCall();
        const sibling = { ...call, spanId: makeCall().spanId };
        const namesake = { ...call, traceId: makeCall().traceId };
        expect(await ledger.append([call, sibling, namesake])).toEqual({ inserted: 3, duplicates: 0 });
      });

      it('counts each call once when twenty senders append overlapping batches at the same time', async () => {
        const calls = Array.from({ length: 100 }, () => makeCall());
        const batches = Array.from({ length: 20 }, (_, index) => calls.slice(index * 4, index * 4 + 24));
        const results = await Promise.all(batches.map((batch) => ledger.append(batch)));
        const inserted = results.reduce((sum, result) => sum + result.inserted, 0);
        expect(inserted).toBe(100);
        expect(results.every((result, index) => result.inserted + result.duplicates === batches[index]?.length)).toBe(
          true,
        );
        expect((await ledger.report('org')).totals.calls).toBe(100);
      });

      it('finds duplicates in a batch that spans all of time', async () => {
        const old = makeCall({ startTimeUnixNano: 1n });
        const far = makeCall({ startTimeUnixNano: 2n ** 63n - 1n });
        await ledger.append([old, makeCall()]);
        expect(await ledger.append([far, old])).toEqual({ inserted: 1, duplicates: 1 });
        expect(await ledger.append([far])).toEqual({ inserted: 0, duplicates: 1 });
      });

      it('records larger batches than one write takes', async () => {
        const calls = Array.from({ length: 5_000 }, () => makeCall());
        expect(await ledger.append(calls)).toEqual({ inserted: 5_000, duplicates: 0 });
        expect((await ledger.report('org')).totals.costUsd).toBe('18.000000000000');
      });

      it('rejects after close', async () => {
        await ledger.close();
        await expect(ledger.append([makeCall()])).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
        await expect(ledger.report('org')).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
        ledger = await place.open();
      });
    });

    const withFresh = async (run: (fresh: Ledger) => Promise<void>): Promise<void> => {
      const own = await makePlace();
      const fresh = await own.open();
      try {
        await run(fresh);
      } finally {
        await fresh.close();
        await own.remove();
      }
    };
    describeRepricing(() => ledger, withFresh);
    describeCoverage(() => ledger);
    describeBudgets(() => ledger);
    describeChargeback(() => ledger);

    describe('sums', () => {
      it('adds a thousand odd amounts and a billion dollars without losing a pico-dollar', async () => {
        const calls = Array.from({ length: 1_000 }, () => makeCall({ cost: makeCost(333_333_333_331n) }));
        await ledger.append([...calls, makeCall({ cost: makeCost(10n ** 21n + 1n) })]);
        expect((await ledger.report('org')).totals.costUsd).toBe('1000000333.333333331001');
      });

      it('equals a sum made call by call, and every breakdown adds up to it, on random calls', async () => {
        await fc.assert(
          fc.asyncProperty(fc.array(arbitraryCall, { maxLength: 60 }), async (calls) => {
            await withFresh(async (fresh) => {
              await fresh.append(calls);
              await checkReports(fresh, firstOfEachSpan(calls));
              await checkCoverage(fresh);
            });
          }),
          { numRuns: 12 },
        );
      });

      it('keeps failed calls that cost nothing apart from calls without a price', async () => {
        const failed = { status: 'error', errorType: '429', usage: {} } as const;
        await ledger.append([
          makeCall(),
          makeUnpricedCall(),
          makeUnpricedCall({ ...failed, costReason: 'no_usage' }),
          makeUnpricedCall({ ...failed, usageStatus: 'missing', usageReason: 'stream_aborted' }),
          makeCall({ status: 'error', errorType: 'length' }),
        ]);
        const { totals } = await ledger.report('org');
        expect(totals).toMatchObject({ calls: 5, failedCalls: 3, pricedCalls: 2, unpricedCalls: 2 });
        expect(totals.pricedShare.calls).toBe(0.5);
        expect(totals.costPerCallUsd).toBe('0.003600000000');
      });

      it('shows what has no owner, and does not take a team named "unattributed" for it', async () => {
        await ledger.append([
          makeCall({ attribution: {} }),
          makeCall({ attribution: { team: 'unattributed' } }),
          makeCall({ attribution: { team: 'growth' }, cost: makeCost(7_200_000_000n) }),
        ]);
        const { totals, breakdowns } = await ledger.report('org');
        const rows = breakdowns.find(({ by }) => by === 'team')?.rows.map(({ key, absent }) => [key, absent]);
        expect(rows).toEqual([
          ['growth', false],
          ['unattributed', false],
          ['unattributed', true],
        ]);
        expect(totals.ownedShare).toEqual({ calls: 0.666666666666, tokens: 0.666666666666, usd: 0.75 });
      });

      it('rounds the average half-even at the twelfth decimal and divides by priced calls only', async () => {
        await ledger.append([makeCall({ cost: makeCost(1n) }), makeCall({ cost: makeCost(2n) }), makeUnpricedCall()]);
        expect((await ledger.report('org')).totals.costPerCallUsd).toBe(formatUsd(2n));
      });
    });

    describe('reports', () => {
      it('are each of one instant, however many are asked for while calls arrive', async () => {
        const appends = Array.from({ length: 30 }, () => ledger.append([makeCall(), makeCall({ attribution: {} })]));
        const reports = await Promise.all(Array.from({ length: 30 }, () => ledger.report('org')));
        await Promise.all(appends);
        for (const { totals, breakdowns } of [...reports, await ledger.report('org')]) {
          expect(totals.calls % 2).toBe(0);
          for (const { rows } of breakdowns) expect(addRows(rows)).toEqual(sumsOf(totals));
        }
        expect((await ledger.report('org')).totals.calls).toBe(60);
      });

      const november = BigInt(Date.UTC(2026, 10, 1)) * 1_000_000n;
      const december = BigInt(Date.UTC(2026, 11, 1)) * 1_000_000n;

      it('takes a calendar month from its first nanosecond up to, not including, the next', async () => {
        await ledger.append([
          makeCall({ startTimeUnixNano: november - 1n }),
          makeCall({ startTimeUnixNano: november }),
          makeCall({ startTimeUnixNano: december - 1n }),
          makeCall({ startTimeUnixNano: december }),
        ]);
        const report = await ledger.report('usage', { month: '2026-11' });
        expect(report.totals.calls).toBe(2);
        expect(report.period).toEqual({
          from: '2026-11-01T00:00:00.000Z',
          to: '2026-12-01T00:00:00.000Z',
          timeZone: 'UTC',
        });
        const days = report.breakdowns.find(({ by }) => by === 'day')?.rows.map(({ key }) => key);
        expect(days).toEqual(['2026-11-01', '2026-11-30']);
        expect((await ledger.report('org', { from: '2026-12-01' })).totals.calls).toBe(1);
      });

      it('takes a month and its days by the clocks of a time zone', async () => {
        const hour = 3_600_000_000_000n;
        await ledger.append([
          makeCall({ startTimeUnixNano: november - hour - 1n }),
          makeCall({ startTimeUnixNano: november - hour }),
          makeCall({ startTimeUnixNano: november + 23n * hour - 1n }),
          makeCall({ startTimeUnixNano: november + 23n * hour }),
          makeCall({ startTimeUnixNano: december - hour }),
        ]);
        const report = await ledger.report('usage', { month: '2026-11', timeZone: 'Europe/Berlin' });
        expect(report).toMatchObject({ title: 'Usage of 2026-11', totals: { calls: 3 } });
        expect(report.period.from).toBe('2026-11-01T00:00:00.000+01:00');
        const days = report.breakdowns.find(({ by }) => by === 'day')?.rows;
        expect(days?.map(({ key, totals }) => [key, totals.calls])).toEqual([
          ['2026-11-01', 2],
          ['2026-11-02', 1],
        ]);
      });

      it('takes the same periods for every report', async () => {
        await ledger.append([makeCall({ startTimeUnixNano: november }), makeCall({ startTimeUnixNano: december })]);
        for (const [name, query] of [
          ['org', {}],
          ['usage', {}],
          ['team', { team: 'growth' }],
        ] as const) {
          const report = await ledger.report(name, { ...query, since: '2026-11-15', until: '2027-01' });
          expect(report.totals.calls).toBe(1);
        }
        expect((await ledger.coverage({ since: '2026-11-15' })).total.calls).toBe(1);
      });

      it('reports one team, its own calls only', async () => {
        await ledger.append([makeCall(), makeCall({ attribution: { team: 'search' } }), makeCall({ attribution: {} })]);
        const report = await ledger.report('team', { team: 'growth' });
        expect(report).toMatchObject({ name: 'team', filter: { team: 'growth' }, totals: { calls: 1 } });
        expect(report.breakdowns.map(({ by }) => by)).toEqual([
          'model',
          'project',
          'feature',
          'user',
          'environment',
          'day',
        ]);
        expect((await ledger.report('team')).breakdowns).toMatchObject([
          { by: 'team', rows: [{ key: 'growth' }, { key: 'search' }, { absent: true }] },
        ]);
      });

      it('gives zeros for a known team without calls in the period', async () => {
        await ledger.append([makeCall()]);
        const report = await ledger.report('team', { team: 'growth', month: '2026-10' });
        expect(report.totals.calls).toBe(0);
      });

      it('takes spellings of one model id for one model', async () => {
        await ledger.append([
          makeCall({ responseModel: 'GPT-4.1' }),
          makeCall({ responseModel: 'gpt-4.1' }),
          makeCall({ responseModel: null, requestModel: 'Gpt-4.1' }),
          makeCall({ responseModel: 'openai/gpt-4.1' }),
        ]);
        const { breakdowns } = await ledger.report('org');
        const rows = breakdowns.find(({ by }) => by === 'model')?.rows.map(({ key, totals }) => [key, totals.calls]);
        expect(rows).toEqual([
          ['gpt-4.1', 3],
          ['openai/gpt-4.1', 1],
        ]);
      });

      it('names the closest teams when it knows none of that name', async () => {
        await ledger.append(['growth', 'search', 'billing'].map((team) => makeCall({ attribution: { team } })));
        await expect(ledger.report('team', { team: 'Grwoth' })).rejects.toMatchObject({
          code: 'UNKNOWN_TEAM',
          closest: ['growth', 'search', 'billing'],
        });
        await expect(ledger.report('team', { team: "x' OR true --" })).rejects.toMatchObject({ code: 'UNKNOWN_TEAM' });
      });

      it('says what to do when it knows no team at all', async () => {
        await expect(ledger.report('team', { team: 'growth' })).rejects.toThrow(
          /there is none yet; look at report org/,
        );
      });

      it.each([
        ['nothing', {}, 'UNKNOWN_REPORT'],
        ['team', { team: ' ' }, 'BAD_PARAMETER'],
        ['usage', { month: '2026-13' }, 'BAD_PARAMETER'],
        ['usage', { month: 'november' }, 'BAD_PARAMETER'],
        ['org', { from: '2026-02-30' }, 'BAD_PARAMETER'],
        ['org', { from: '2026-03-02', to: '2026-03-01' }, 'BAD_PARAMETER'],
        ['org', { month: '2026-03', to: '2026-03-01' }, 'BAD_PARAMETER'],
        ['org', { colour: 'red' }, 'BAD_PARAMETER'],
      ])('refuses report %s with %j', async (name, query, code) => {
        await expect(ledger.report(name, query)).rejects.toMatchObject({ code });
      });
    });
  });
}

async function checkReports(ledger: Ledger, calls: readonly Call[]): Promise<void> {
  const org = await ledger.report('org');
  expect(org.totals).toMatchObject(expectedCounts(calls));
  const november = calls.filter(({ startTimeUnixNano }) => {
    return new Date(Number(startTimeUnixNano / 1_000_000n)).toISOString().startsWith('2026-11');
  });
  const usage = await ledger.report('usage', { month: '2026-11' });
  expect(usage.totals).toMatchObject(expectedCounts(november));
  for (const report of [org, usage]) {
    for (const { by, rows } of report.breakdowns) {
      expect({ by, ...addRows(rows) }).toEqual({ by, ...sumsOf(report.totals) });
      expect(new Set(rows.map(({ key, absent }) => `${absent} ${key}`)).size).toBe(rows.length);
    }
  }
  for (const { key, absent, totals } of org.breakdowns.find(({ by }) => by === 'team')?.rows ?? []) {
    if (!absent) expect((await ledger.report('team', { team: key })).totals).toEqual(totals);
  }
}

function firstOfEachSpan(calls: readonly Call[]): readonly Call[] {
  const bySpan = new Map<string, Call>();
  for (const call of calls) {
    const key = call.traceId + call.spanId;
    if (!bySpan.has(key)) bySpan.set(key, call);
  }
  return [...bySpan.values()];
}
