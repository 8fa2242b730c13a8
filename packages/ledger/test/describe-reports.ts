import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Call,
  formatUsd,
  type Ledger,
  listReports,
  makeReportGrids,
  makeSectionTable,
  parseUsd,
  type Report,
  ROW_LIMIT,
} from '../src/index.ts';
import { arbitraryCall } from './arbitrary-call.ts';
import { makeCall, makeCost, makeUnpricedCall } from './calls.ts';
import type { LedgerPlace } from './describe-ledger.ts';
import { addRows, expectedCounts, sumsOf } from './expected-totals.ts';

/** The contract of the reports on every store. */
export function describeReports(name: string, makePlace: () => Promise<LedgerPlace>): void {
  describe(`the reports of a ledger in ${name}`, () => {
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

    /** Reports that can be asked without saying of what. */
    const open = listReports().filter(({ parameters }) => parameters.every(({ required }) => !required));

    it('say of nothing that it is nothing', async () => {
      for (const { name: report } of open) {
        expect(await ledger.report(report), report).toMatchObject({ name: report, totals: { calls: 0 } });
      }
    });

    it('add up to their totals, and the totals to the calls, in every table of every report, for any calls', async () => {
      const calls: Call[] = [];
      await fc.assert(
        fc.asyncProperty(fc.array(arbitraryCall, { maxLength: 20 }), async (more) => {
          await ledger.append(more);
          calls.push(...more);
          for (const { name: report } of open) {
            const answer = await ledger.report(report, QUERIES.get(report) ?? {});
            if (!OF_A_PERIOD.includes(report))
              expect(sumsOf(answer.totals), report).toMatchObject(expectedCounts(calls));
            checkSums(answer);
          }
        }),
        { numRuns: 10, endOnFailure: true },
      );
    });

    it('add up to their totals with a limit, too: what it leaves out is one row that says how many it stands for', async () => {
      const limited = open.filter(({ parameters }) => parameters.includes(ROW_LIMIT)).map((report) => report.name);
      expect(limited).toEqual(expect.arrayContaining(['org', 'team', 'user', 'customer', 'usage', 'breakdown']));
      const by = fc
        .uniqueArray(fc.constantFrom('team', 'user', 'model', 'status', 'day', 'hour', 'session', 'trace'), {
          minLength: 1,
          maxLength: 3,
        })
        .map((fields) => fields.join(','));
      await fc.assert(
        fc.asyncProperty(
          fc.array(arbitraryCall, { maxLength: 20 }),
          by,
          fc.constantFrom('cost', 'calls', 'tokens', undefined),
          fc.integer({ min: 1, max: 9 }),
          async (more, fields, order, limit) => {
            await ledger.append(more);
            for (const report of limited) {
              const query = report === 'breakdown' ? { by: fields, order } : (QUERIES.get(report) ?? {});
              const [some, all] = [
                await ledger.report(report, { ...query, limit: String(limit) }),
                await ledger.report(report, { ...query, limit: 'all' }),
              ];
              checkSums(some);
              checkSums(all);
              expectFirst(some, all, limit);
            }
          },
        ),
        { numRuns: 10, endOnFailure: true },
      );
    });

    it('tell what a limit leaves out by a member of its own, whatever a team is called', async () => {
      const of = (team: string, pico: bigint): Call => makeCall({ attribution: { team }, cost: makeCost(pico) });
      await ledger.append([of('other', 9n), of('a', 5n), of('b', 3n), of('(2 more)', 1n)]);
      const report = await ledger.report('team', { limit: '2' });
      expect(report.breakdowns[0]?.rows.map(({ key }) => key)).toEqual(['other', 'a']);
      expect(report.breakdowns[0]?.other).toMatchObject({ rows: 2, totals: { calls: 2, costUsd: '0.000000000004' } });
      expect((await ledger.report('team', { limit: '4' })).breakdowns[0]?.other).toBeNull();
      expect((await ledger.report('team')).breakdowns[0]).not.toHaveProperty('other');
      const [section] = (await ledger.report('breakdown', { by: 'team', limit: '1' })).sections;
      expect(section?.other).toMatchObject({ rows: 3, values: { calls: 3, costUsd: '0.000000000009', share: 0.5 } });
      expect(section?.other?.values).not.toHaveProperty('team');
      const [grid] = makeReportGrids(await ledger.report('breakdown', { by: 'team', limit: '1' }));
      expect(grid?.columns.at(-1)).toBe('otherRows');
      expect(grid?.rows.map((row) => [row[0], row.at(-1)])).toEqual([
        ['other', null],
        [null, 3],
      ]);
      expect(section && makeSectionTable(section).columns[0]?.cells).toEqual(['other', '(3 more)', 'Total']);
    });

    it('go by time where the first field is one, unless another order is asked for', async () => {
      const at = (day: number, pico: bigint): Call =>
        makeCall({ cost: makeCost(pico), startTimeUnixNano: BigInt(Date.UTC(2026, 10, day)) * 1_000_000n });
      await ledger.append([at(2, 9n), at(1, 1n), at(3, 5n), at(3, 1n)]);
      const daysOf = async (query: Record<string, string>) =>
        sectionOf(await ledger.report('breakdown', { by: 'day', ...query }), 'breakdown').map(({ day }) => day);
      expect(await daysOf({})).toEqual(['2026-11-01', '2026-11-02', '2026-11-03']);
      expect(await daysOf({ order: 'cost' })).toEqual(['2026-11-02', '2026-11-03', '2026-11-01']);
      expect(await daysOf({ order: 'calls', limit: '1' })).toEqual(['2026-11-03']);
      expect(await daysOf({ order: 'newest', limit: '2' })).toEqual(['2026-11-03', '2026-11-02']);
      expect(await daysOf({ by: 'team,day' })).toEqual(['2026-11-02', '2026-11-03', '2026-11-01']);
      for (const query of [{ order: 'oldest' }, { order: 'name' }, { limit: '0' }, { limit: 'some' }]) {
        await expect(ledger.report('breakdown', query)).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
      }
    });

    it('tell what one costs: the mean, and the median and p95 of those that there are', async () => {
      const costs = [1n, 2n, 3n, 4n, 10n].map((cost) => cost * 1_000_000_000_000n);
      await ledger.append([
        ...costs.map((cost, index) =>
          makeCall({ cost: makeCost(cost), attribution: { user: index < 2 ? 'ann' : 'bob', team: 'growth' } }),
        ),
        makeCall({ status: 'error', errorType: '500', cost: makeCost(4_000_000_000_000n), attribution: {} }),
        makeUnpricedCall({ attribution: {} }),
      ]);
      const rows = sectionOf(await ledger.report('units'), 'units');
      expect(rows).toMatchObject([
        { unit: 'request', units: 6, meanUsd: '4.000000000000', medianUsd: '3.000000000000' },
        { unit: 'successful request', units: 5, costUsd: '24.000000000000', meanUsd: '4.800000000000' },
        { unit: 'user', units: 2, meanUsd: '10.000000000000', medianUsd: '3.000000000000', p95Usd: '17.000000000000' },
        { unit: 'team', units: 1, coveredShare: expect.closeTo(20 / 24, 9) },
      ]);
    });

    it('tell what the cache saved, and at most missed, at the rate at which the same model saved', async () => {
      const usage = (inputTokens: number, cachedInputTokens: number) => ({
        inputTokens,
        cachedInputTokens,
        outputTokens: 1,
      });
      await ledger.append([
        makeCall({ usage: usage(1000, 400), cost: { ...makeCost(5_000n), cacheSavings: 800n } }),
        makeCall({ usage: usage(400, 0), attribution: { team: 'search' } }),
        makeCall({ usage: usage(70, 0), requestModel: 'o3', responseModel: null }),
      ]);
      const report = await ledger.report('cache');
      expect(sectionOf(report, 'savings-by-model')).toEqual([
        {
          model: 'gpt-4.1-2025-04-14',
          inputTokens: 1400,
          cacheReadTokens: 400,
          cachedShare: expect.closeTo(400 / 1400, 9),
          cacheWriteTokens: 0,
          savedUsd: '0.000000000800',
          missedUsd: '0.000000002000',
        },
        expect.objectContaining({ model: 'o3', savedUsd: '0.000000000000', missedUsd: null }),
      ]);
      expect(sectionOf(report, 'savings-by-team')).toMatchObject([
        { team: 'growth', savedUsd: '0.000000000800', missedUsd: '0.000000001200' },
        { team: 'search', savedUsd: '0.000000000000', missedUsd: '0.000000000800' },
      ]);
    });

    it('order rows that differ by nothing but their names by those', async () => {
      const names = Array.from({ length: 12 }, (_, number) => `t-${String((number * 7) % 12).padStart(2, '0')}`);
      await ledger.append(
        names.flatMap((team) => {
          const of = { attribution: { team, feature: team } };
          return [makeCall(of), makeCall({ ...of, status: 'error', errorType: '500', cost: makeCost(50n) })];
        }),
      );
      const inOrder = [...names].sort();
      const keysOf = (report: Report, section: string, column: string): unknown[] =>
        sectionOf(report, section).map((row) => row[column]);
      expect(keysOf(await ledger.report('cache'), 'savings-by-team', 'team')).toEqual(inOrder);
      expect(keysOf(await ledger.report('waste'), 'waste-by-feature', 'feature')).toEqual(inOrder);
      expect(keysOf(await ledger.report('units'), 'requests-by-feature', 'feature')).toEqual(inOrder);
    });

    it('tell what was wasted: at least what was billed, at most what may have been', async () => {
      const failed = { status: 'error' as const, cost: makeCost(null), costStatus: 'unpriced' as const };
      const same = {
        traceId: 'a'.repeat(32),
        parentSpanId: 'b'.repeat(16),
        usage: { inputTokens: 7, outputTokens: 1 },
      };
      await ledger.append([
        makeCall({ cost: makeCost(100n) }),
        makeCall({ cost: makeCost(200n), attempts: 3 }),
        makeCall({ ...failed, errorType: '429' }),
        // One request, whose first two attempts may have been billed.
        makeCall({ ...failed, errorType: '429', attempts: 3 }),
        makeCall({ ...failed, errorType: 'APIConnectionTimeoutError' }),
        makeCall({ status: 'error', errorType: '500', cost: makeCost(50n) }),
        makeCall({ usageReason: 'stream_aborted', cost: makeCost(30n), costStatus: 'estimated' }),
        makeCall({ ...same, cost: makeCost(100n) }),
        makeCall({ ...same, cost: makeCost(100n) }),
        makeCall({ ...same, cost: makeCost(100n) }),
      ]);
      const rows = sectionOf(await ledger.report('waste'), 'waste');
      // What went well: 100, 200, 30, and thrice 100; so a mean of 105.
      expect(rows).toEqual([
        expect.objectContaining({ kind: 'failed', calls: 4, ...range(50n, 365n) }),
        expect.objectContaining({ kind: 'took more than one attempt', calls: 1, ...range(0n, 210n) }),
        expect.objectContaining({ kind: 'repeat one in their trace', calls: 2, ...range(0n, 200n) }),
        expect.objectContaining({ kind: 'were broken off', calls: 1, ...range(30n, 30n) }),
      ]);
    });

    it('take a request that failed for one to the dated versions of the model that it asked for', async () => {
      const failed = {
        status: 'error' as const,
        errorType: '500',
        cost: makeCost(null),
        costStatus: 'unpriced' as const,
      };
      await ledger.append([
        makeCall({ requestModel: 'gpt-4.1', responseModel: 'gpt-4.1-2025-04-14', cost: makeCost(100n) }),
        makeCall({ requestModel: 'gpt-4.1', responseModel: 'gpt-4.1-2026-01-01', cost: makeCost(200n) }),
        makeCall({ requestModel: 'gpt-4.1-mini', responseModel: 'gpt-4.1-mini-2025-04-14', cost: makeCost(7n) }),
        makeCall({ ...failed, requestModel: 'gpt-4.1', responseModel: null }),
        makeCall({ ...failed, requestModel: 'gpt-4.1-2024-01-01', responseModel: null }),
      ]);
      const rows = sectionOf(await ledger.report('waste'), 'waste-by-model');
      expect(rows).toEqual([
        expect.objectContaining({ model: 'gpt-4.1', ...range(0n, 150n), unknownCalls: 0 }),
        expect.objectContaining({ model: 'gpt-4.1-2024-01-01', ...range(0n, 0n), unknownCalls: 1 }),
      ]);
    });

    it('make up no amount for what nobody has a price for: it is unknown, and counted', async () => {
      const [traceId, attribution] = ['e'.repeat(32), { session: 's-9' }];
      const failed = { status: 'error' as const, errorType: 'APIConnectionTimeoutError', usage: {} };
      const same = { traceId, attribution, parentSpanId: 'b'.repeat(16) };
      await ledger.append([
        makeUnpricedCall(same),
        makeUnpricedCall(same),
        makeUnpricedCall({ ...failed, traceId, attribution }),
        makeUnpricedCall({ ...failed, errorType: '429', traceId, attribution }),
        makeUnpricedCall({ attempts: 3, traceId, attribution }),
      ]);
      const waste = sectionOf(await ledger.report('waste'), 'waste');
      expect(waste.map(({ kind, calls, maxUsd, unknownCalls }) => [kind, calls, maxUsd, unknownCalls])).toEqual([
        ['failed', 2, '0.000000000000', 1],
        ['were broken off', 0, '0.000000000000', 0],
        ['took more than one attempt', 1, '0.000000000000', 1],
        ['repeat one in their trace', 1, '0.000000000000', 1],
      ]);
      const trace = await ledger.report('trace', { trace: traceId });
      expect(sectionOf(trace, 'tree').every(({ costUsd }) => costUsd === null || costUsd === '0.000000000000')).toBe(
        true,
      );
      expect(trace.sections[0]?.total).toMatchObject({ costUsd: null, subtreeUsd: null });
      const session = await ledger.report('session', { session: 's-9' });
      expect(sectionOf(session, 'timeline')).toMatchObject([{ calls: 5, costUsd: null, soFarUsd: null }]);
      expect(sectionOf(await ledger.report('gaps'), 'unattributed')).toMatchObject([{ calls: 5, costUsd: null }]);
      const forecast = await ledger.report('forecast', { at: '2026-11-20' });
      expect(forecast.sections[0]?.total).toMatchObject({ spentUsd: null, perDayUsd: null, expectedUsd: null });
    });

    it('tell what has no owner and no price, and where it comes from', async () => {
      await ledger.append([
        makeCall(),
        makeCall({ attribution: {}, service: 'cron', cost: makeCost(3_600_000_000n) }),
        makeUnpricedCall({ responseModel: 'house', host: 'gw' }),
        makeUnpricedCall({ status: 'error', usage: {} }),
      ]);
      const report = await ledger.report('gaps');
      expect(sectionOf(report, 'dimensions')[0]).toEqual({
        dimension: 'team',
        calls: 1,
        callShare: 0.25,
        costUsd: '0.003600000000',
        costShare: 0.5,
      });
      expect(sectionOf(report, 'unattributed')).toMatchObject([{ service: 'cron', feature: null, calls: 1 }]);
      expect(sectionOf(report, 'unpriced')).toEqual([
        {
          model: 'house',
          host: 'gw',
          costReason: 'unknown_model',
          calls: 1,
          callShare: expect.closeTo(1 / 3, 9),
          tokens: 1200,
          tokenShare: expect.closeTo(1 / 3, 9),
        },
      ]);
    });

    it('tell of one user, customer, project, feature or model, and know which name was meant', async () => {
      await ledger.append([makeCall(), makeCall({ attribution: { user: 'u-2', customer: 'acme' } })]);
      expect((await ledger.report('user', { user: 'u-2' })).totals.calls).toBe(1);
      expect((await ledger.report('customer', { customer: 'acme' })).title).toBe('Customer acme');
      expect((await ledger.report('model', { model: 'GPT-4.1-2025-04-14' })).totals.calls).toBe(2);
      expect((await ledger.report('user')).breakdowns[0]?.rows.map(({ key }) => key).sort()).toEqual(['u-1', 'u-2']);
      await expect(ledger.report('customer', { customer: 'acne' })).rejects.toMatchObject({
        code: 'UNKNOWN_VALUE',
        closest: ['acme'],
      });
    });

    it('take the change between two periods apart into volume, mix, size and price, which are all of it', async () => {
      const at = (day: number) => ({ startTimeUnixNano: BigInt(Date.UTC(2026, 9, day, 12)) * 1_000_000n });
      const call = (day: number, inputTokens: number, cost: bigint, parts: Partial<Call> = {}) =>
        makeCall({ ...at(day), usage: { inputTokens }, cost: makeCost(cost), ...parts });
      // Twice as many requests, of half the size, at three times the price; and a team that is new.
      await ledger.append([call(1, 100, 100n), call(2, 100, 100n)]);
      await ledger.append([8, 8, 9, 9].map((day) => call(day, 50, 150n)));
      await ledger.append([call(9, 10, 7n, { attribution: { team: 'search' } })]);
      const report = await ledger.report('compare', {
        ...{ since: '2026-10-08', until: '2026-10-15', baseSince: '2026-10-01', baseUntil: '2026-10-08' },
      });
      expect(sectionOf(report, 'drivers').map(({ changeUsd }) => parseUsd(String(changeUsd)))).toEqual([
        // 5 requests at 100; the new one costs 7; the others have 50 tokens; and cost 3 a token.
        300n,
        -93n,
        -200n,
        400n,
      ]);
      expect(sectionOf(report, 'change-by-team')).toMatchObject([
        { team: 'growth', beforeUsd: '0.000000000200', afterUsd: '0.000000000600', changeShare: 2 },
        { team: 'search', beforeUsd: '0.000000000000', changeShare: null },
      ]);
      const week = await ledger.report('compare', { since: '2026-10-08', until: '2026-10-15' });
      expect(week.sections).toEqual(report.sections);
    });

    it('say of models without a known cost that the amount is unknown, not nothing', async () => {
      const at = (day: number) => ({ startTimeUnixNano: BigInt(Date.UTC(2026, 9, day, 12)) * 1_000_000n });
      const unpriced = { cost: makeCost(null), costStatus: 'unpriced', costReason: 'unknown_model' } as const;
      const of = (day: number, responseModel: string, parts: Partial<Call>) =>
        makeCall({ ...at(day), responseModel, ...parts });
      await ledger.append([of(1, 'never', unpriced), of(8, 'never', unpriced)]);
      await ledger.append([of(1, 'later', unpriced), of(8, 'later', { cost: makeCost(5n) })]);
      await ledger.append([of(8, 'new', { cost: makeCost(3n) })]);
      const report = await ledger.report('compare', {
        ...{ since: '2026-10-08', until: '2026-10-15', baseSince: '2026-10-01', baseUntil: '2026-10-08' },
      });
      const usd = formatUsd;
      expect(sectionOf(report, 'change-by-model')).toMatchObject([
        { model: 'later', beforeUsd: null, afterUsd: usd(5n), changeUsd: usd(5n), changeShare: null, beforeCalls: 1 },
        { model: 'new', beforeUsd: usd(0n), afterUsd: usd(3n), changeUsd: usd(3n) },
        // Requests without a known cost are requests.
        { model: 'never', ...{ beforeUsd: null, afterUsd: null, changeUsd: null, changeShare: null }, afterCalls: 1 },
      ]);
    });

    it('compare a month with the month before', async () => {
      const report = await ledger.report('compare', { month: '2026-03', timeZone: 'Europe/Berlin' });
      expect(report.sections[0]?.notes[0]).toBe(
        'Compared with 2026-02-01T00:00:00.000+01:00 to 2026-03-01T00:00:00.000+01:00.',
      );
      await expect(ledger.report('compare', { month: '2026-03', baseSince: '2026-01-01' })).rejects.toMatchObject({
        code: 'BAD_PARAMETER',
      });
    });

    it.each([
      // Clocks went back on October 25.
      ['2026-11-01', '2026-11-26', '2026-10-01T00:00:00.000+02:00 to 2026-10-26T00:00:00.000+01:00'],
      ['2026-11-01', '2026-11-24T08:30:00+01:00', '2026-10-01T00:00:00.000+02:00 to 2026-10-24T08:30:00.000+02:00'],
      ['2026-10-26', '2026-11-02', '2026-10-19T00:00:00.000+02:00 to 2026-10-26T00:00:00.000+01:00'],
      // A day that runs, with as much of the day before.
      ['2026-11-24', '2026-11-24T08:30:00+01:00', '2026-11-23T00:00:00.000+01:00 to 2026-11-23T08:30:00.000+01:00'],
      ['2026-11-23', '2026-11-24T12:00:00+01:00', '2026-11-21T12:00:00.000+01:00 to 2026-11-23T00:00:00.000+01:00'],
      ['2026-03-01', '2026-03-31', '2026-02-01T00:00:00.000+01:00 to 2026-03-01T00:00:00.000+01:00'],
    ])('compare %s to %s with the same days of the calendar before', async (since, until, base) => {
      const report = await ledger.report('compare', { since, until, timeZone: 'Europe/Berlin' });
      expect(report.sections[0]?.notes[0]).toBe(`Compared with ${base}.`);
    });

    it('find the days on which someone spent far off the own trend, weekends and small change apart', async () => {
      const spend = (day: number, team: string, usd: number) =>
        makeCall({
          startTimeUnixNano: BigInt(Date.UTC(2026, 8, day, 12)) * 1_000_000n,
          attribution: { team },
          cost: makeCost(BigInt(Math.round(usd * 1e6)) * 1_000_000n),
        });
      const isWeekend = (day: number) => [0, 6].includes(new Date(Date.UTC(2026, 8, day)).getUTCDay());
      const calls: Call[] = [];
      for (let day = 1; day <= 30; day++) {
        calls.push(spend(day, 'growth', (isWeekend(day) ? 10 : 100) + (day % 3)));
        calls.push(spend(day, 'steady', 50 + (day % 2)));
        if (day === 29) calls.push(spend(day, 'tiny', 0.5));
      }
      calls.push(spend(29, 'growth', 200), spend(30, 'new', 40));
      await ledger.append(calls);
      const report = await ledger.report('anomalies', { since: '2026-09-25', until: '2026-10-01' });
      const ofTeams = sectionOf(report, 'anomalies').filter(({ field }) => field === 'team');
      expect(ofTeams.map(({ day, key }) => [day, key])).toEqual([
        ['2026-09-29', 'growth'],
        ['2026-09-30', 'new'],
      ]);
      // The Tuesdays before cost 102, 100 and 101; the first day of all may have begun late.
      expect(ofTeams[0]).toMatchObject({ actualUsd: '302.000000000000', expectedUsd: '101.000000000000' });
      expect(sectionOf(await ledger.report('anomalies', { month: '2026-08' }), 'anomalies')).toEqual([]);
    });

    it('say by how much a day is off even where credits are more than all else', async () => {
      const spend = (day: number, usd: bigint) =>
        makeCall({
          startTimeUnixNano: BigInt(Date.UTC(2026, 8, day, 12)) * 1_000_000n,
          cost: makeCost(usd * 10n ** 12n),
        });
      await ledger.append([spend(1, 0n), spend(29, -5n)]);
      const rows = sectionOf(
        await ledger.report('anomalies', { since: '2026-09-29', until: '2026-09-30' }),
        'anomalies',
      );
      expect(rows.map(({ field, actualUsd, score }) => [field, actualUsd, score])).toEqual(
        ['team', 'feature', 'model'].map((field) => [field, '-5.000000000000', -400]),
      );
    });

    it('judge a day alike, whichever days are asked for with it', async () => {
      const spend = (month: number, day: number) =>
        makeCall({
          startTimeUnixNano: BigInt(Date.UTC(2026, month, day, 12)) * 1_000_000n,
          cost: makeCost(10n ** 12n),
        });
      await ledger.append([spend(7, 20), spend(8, 29)]);
      const alone = sectionOf(
        await ledger.report('anomalies', { since: '2026-09-29', until: '2026-09-30' }),
        'anomalies',
      );
      expect(alone.map(({ day, field }) => [day, field])).toContainEqual(['2026-09-29', 'team']);
      expect(sectionOf(await ledger.report('anomalies', { month: '2026-09' }), 'anomalies')).toEqual(alone);
    });

    it('split by day up to the end of what a time can be, by clocks that change', async () => {
      await ledger.append([makeCall({ startTimeUnixNano: BigInt(Date.UTC(2261, 11, 15)) * 1_000_000n })]);
      const query = { month: '2261-12', by: 'day', timeZone: 'America/New_York' };
      expect((await ledger.report('breakdown', query)).totals.calls).toBe(1);
    });

    it('break spend down by any fields together, own dimensions included, of any calls', async () => {
      await ledger.append([
        makeCall({ attribution: { team: 'growth', cost_center: '4711' } }),
        makeCall({ attribution: { team: 'growth' }, requestModel: 'o3', responseModel: null }),
        makeUnpricedCall({ attribution: {} }),
      ]);
      const both = await ledger.report('breakdown', { by: 'team, cost_center' });
      expect(sectionOf(both, 'breakdown')).toMatchObject(
        [
          { team: 'growth', 'dimension:cost_center': '4711', costUsd: '0.003600000000', share: 0.5 },
          { team: 'growth', 'dimension:cost_center': null, calls: 1 },
          { team: null, 'dimension:cost_center': null, costUsd: null, share: null, unpricedCalls: 1 },
        ].map((row) => expect.objectContaining(row)),
      );
      const some = await ledger.report('breakdown', { by: 'model', where: 'team=growth,dimension:cost_center=' });
      expect(some).toMatchObject({
        title: 'By model, only team growth and without cost_center',
        filter: { team: 'growth', 'dimension:cost_center': null },
        totals: { calls: 1 },
      });
      await ledger.append([makeCall({ attribution: { customer: 'Acme, Inc.', team: 'sales' } })]);
      const acme = await ledger.report('breakdown', { where: 'customer=Acme\\, Inc.,team=sales' });
      expect([acme.filter, acme.totals.calls]).toEqual([{ customer: 'Acme, Inc.', team: 'sales' }, 1]);
      await expect(ledger.report('breakdown', { by: 'modle' })).rejects.toMatchObject({
        code: 'BAD_PARAMETER',
        message: expect.stringContaining('model'),
      });
      for (const where of ['team', 'team=growth,team=search']) {
        await expect(ledger.report('breakdown', { where })).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
      }
    });

    it('tell what the month has cost, burns per day, and will have cost', async () => {
      const spend = (month: number, day: number, team: string, usd: bigint) =>
        makeCall({
          startTimeUnixNano: BigInt(Date.UTC(2026, month, day, 12)) * 1_000_000n,
          attribution: { team },
          cost: makeCost(usd * 1_000_000_000_000n),
        });
      const days = Array.from({ length: 30 }, (_, index) => index + 1);
      await ledger.append([
        ...days.map((day) => spend(8, day, 'growth', 10n)),
        ...days.slice(0, 10).map((day) => spend(9, day, 'growth', 10n)),
        spend(9, 10, 'new', 3n),
        spend(9, 11, 'new', 1000n),
      ]);
      const report = await ledger.report('forecast', { at: '2026-10-11' });
      expect(report).toMatchObject({
        totals: { costUsd: '103.000000000000' },
        period: { from: '2026-10-01T00:00:00.000Z' },
      });
      const [growth, fresh] = sectionOf(report, 'forecast');
      expect(growth).toEqual({
        team: 'growth',
        spentUsd: '100.000000000000',
        perDayUsd: '10.000000000000',
        // 31 days at the same 10 a day.
        expectedUsd: '310.000000000000',
        lowUsd: '310.000000000000',
        highUsd: '310.000000000000',
        lastMonthUsd: '300.000000000000',
      });
      // With a day of history it goes on at that pace, for 21 more.
      expect(fresh).toMatchObject({ team: 'new', spentUsd: '3.000000000000', expectedUsd: '66.000000000000' });
      expect(report.sections[0]?.total).toMatchObject({ spentUsd: '103.000000000000' });
    });

    it('tell at the first moment of a month that nothing is spent of it', async () => {
      await ledger.append([makeCall({ startTimeUnixNano: BigInt(Date.UTC(2026, 8, 1)) * 1_000_000n })]);
      const report = await ledger.report('forecast', { at: '2026-09-01' });
      expect(report.totals).toMatchObject({ calls: 0, costUsd: '0.000000000000' });
      expect(report.sections[0]?.total).toMatchObject({ spentUsd: '0.000000000000' });
    });

    it('show a trace however deep it is, with a table no wider than a page', async () => {
      const traceId = 'd'.repeat(32);
      const spanOf = (index: number): string => (index + 1).toString(16).padStart(16, '0');
      const calls = Array.from({ length: 12_000 }, (_, index) =>
        makeCall({
          traceId,
          spanId: spanOf(index),
          parentSpanId: index === 0 ? null : spanOf(index - 1),
          startTimeUnixNano: BigInt(Date.UTC(2026, 10, 1)) * 1_000_000n + BigInt(index),
          cost: makeCost(1n),
        }),
      );
      await ledger.append(calls);
      const report = await ledger.report('trace', { trace: traceId });
      const rows = sectionOf(report, 'tree');
      expect(rows.map(({ depth }) => depth)).toEqual(calls.map((_, index) => index));
      expect(rows.map(({ subtreeUsd }) => parseUsd(String(subtreeUsd)))).toEqual(
        calls.map((_, index) => BigInt(calls.length - index)),
      );
      const cells = report.sections.map(makeSectionTable)[0]?.columns[0]?.cells ?? [];
      expect(Math.max(...cells.map(({ length }) => length))).toBeLessThan(200);
    });

    it('show a trace as a tree, each call with what is beneath it, and leave nothing out', async () => {
      const [traceId, agent] = ['a'.repeat(32), 'f'.repeat(16)];
      const call = (span: string, parent: string | null, second: number, cost: bigint) =>
        makeCall({
          traceId,
          spanId: span.repeat(16),
          parentSpanId: parent,
          startTimeUnixNano: BigInt(Date.UTC(2026, 10, 1, 12, 0, second)) * 1_000_000n,
          cost: makeCost(cost),
          requestModel: 'gpt-4.1',
          responseModel: null,
        });
      await ledger.append([
        call('1', agent, 1, 1n),
        call('2', '1'.repeat(16), 2, 10n),
        call('3', agent, 3, 100n),
        call('4', null, 4, 1000n),
        // Each says that it is beneath the other.
        call('5', '6'.repeat(16), 5, 10_000n),
        call('6', '5'.repeat(16), 6, 100_000n),
        makeCall(),
      ]);
      // The same span id again, much later, is another call.
      await ledger.append([call('2', null, 7200, 1_000_000n)]);
      const report = await ledger.report('trace', { trace: traceId.toUpperCase() });
      expect(report.totals).toMatchObject({ calls: 7, costUsd: '0.000001111111' });
      const tree = sectionOf(report, 'tree').map(({ call: label, depth, parent, subtreeUsd }) => [
        ...[label, depth, parent],
        parseUsd(String(subtreeUsd)),
      ]);
      expect(tree.slice(0, 5)).toEqual([
        [`span ${agent}`, 0, null, 111n],
        ['gpt-4.1 chat', 1, agent, 11n],
        ['gpt-4.1 chat', 2, '1'.repeat(16), 10n],
        ['gpt-4.1 chat', 1, agent, 100n],
        ['gpt-4.1 chat', 0, null, 1000n],
      ]);
      const table = report.sections.map(makeSectionTable)[0];
      expect(table?.columns.map(({ head }) => head)).toEqual(
        expect.arrayContaining(['Call', 'Span', 'Started (UTC)', 'Status']),
      );
      expect(table?.columns[0]?.cells.slice(0, 5)).toEqual([
        `span ${agent}`,
        '├ gpt-4.1 chat',
        '│ └ gpt-4.1 chat',
        '└ gpt-4.1 chat',
        'gpt-4.1 chat',
      ]);
      checkSums(report);
      expect(sectionOf(report, 'tree')[1]?.['startedAt']).toBe('2026-11-01T12:00:01.000000000Z');
      await expect(ledger.report('trace', { trace: 'b'.repeat(32) })).rejects.toMatchObject({ code: 'UNKNOWN_VALUE' });
      await expect(ledger.report('trace', { trace: 'x' })).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
    });

    it('show a session trace by trace', async () => {
      const at = (second: number, traceId: string) =>
        makeCall({
          traceId,
          attribution: { session: 's-1' },
          startTimeUnixNano: BigInt(Date.UTC(2026, 10, 1, 12, 0, second)) * 1_000_000n,
        });
      await ledger.append([at(9, 'b'.repeat(32)), at(1, 'c'.repeat(32)), at(2, 'c'.repeat(32)), makeCall()]);
      const report = await ledger.report('session', { session: 's-1' });
      expect(sectionOf(report, 'timeline')).toEqual([
        {
          startedAt: '2026-11-01T12:00:01.000000000Z',
          trace: 'c'.repeat(32),
          calls: 2,
          costUsd: '0.007200000000',
          soFarUsd: '0.007200000000',
        },
        {
          startedAt: '2026-11-01T12:00:09.000000000Z',
          trace: 'b'.repeat(32),
          calls: 1,
          costUsd: '0.003600000000',
          soFarUsd: '0.010800000000',
        },
      ]);
      checkSums(report);
      await expect(ledger.report('session', { session: 's-2' })).rejects.toMatchObject({ closest: ['s-1'] });
    });

    it('are the same to the last digit as tables for machines', async () => {
      await ledger.append([makeCall(), makeCall({ cost: makeCost(1n), attribution: {} })]);
      const [org] = makeReportGrids(await ledger.report('org'));
      const cost = org?.columns.indexOf('costUsd') ?? -1;
      expect(org?.rows.map((row) => [row[0], row[1], row[cost]])).toEqual([
        ['growth', 'false', '0.003600000000'],
        [null, 'true', '0.000000000001'],
      ]);
    });
  });
}

const QUERIES = new Map<string, Record<string, string>>([
  ['usage', { month: '2026-11' }],
  ['compare', { month: '2026-11' }],
  ['forecast', { at: '2026-12-01T12:00:00Z', timeZone: 'America/New_York' }],
]);

/** Reports that are of a period when none is asked for. */
const OF_A_PERIOD = ['usage', 'compare', 'anomalies', 'forecast'];

function sectionOf({ sections }: Report, name: string): Report['sections'][number]['rows'] {
  return sections.find((section) => section.name === name)?.rows ?? [];
}

function range(min: bigint, max: bigint): { minUsd: string; maxUsd: string } {
  return { minUsd: formatUsd(min), maxUsd: formatUsd(max) };
}

/** Whether the tables of a report begin as those of the same report without a limit do, and say how many rows are left. */
function expectFirst(some: Report, all: Report, limit: number): void {
  expect(some.totals).toEqual(all.totals);
  for (const [index, { by, rows, other }] of some.breakdowns.entries()) {
    const whole = all.breakdowns[index]?.rows ?? [];
    const length = by === 'day' ? whole.length : Math.min(limit, whole.length);
    expect(rows, `${some.name} by ${by}`).toEqual(whole.slice(0, length));
    expect(other?.rows ?? 0).toBe(whole.length - length);
  }
  for (const [index, { rows, other, total }] of some.sections.entries()) {
    const whole = all.sections[index]?.rows ?? [];
    expect(rows).toEqual(whole.slice(0, limit));
    expect(other?.rows ?? 0).toBe(whole.length - rows.length);
    expect(total).toEqual(all.sections[index]?.total);
  }
}

function checkSums({ name, totals, breakdowns, sections }: Report): void {
  for (const { by, rows, other } of breakdowns) {
    expect(addRows([...rows, ...(other ? [other] : [])]), `${name} by ${by}`).toEqual(sumsOf(totals));
  }
  for (const { name: section, columns, rows: told, other, total } of sections) {
    if (!total) continue;
    const rows = [...told, ...(other ? [other.values] : [])];
    for (const column of columns.filter(({ sums }) => sums)) {
      const values = rows.map((row) => row[column.name]);
      if (total[column.name] === null) {
        // Unknown only where all of it is.
        expect(
          values.every((value) => value === null),
          `${name}: ${section}.${column.name}`,
        ).toBe(true);
        continue;
      }
      const sum =
        column.kind === 'usd'
          ? formatUsd(values.reduce((all, value) => all + (value === null ? 0n : parseUsd(String(value))), 0n))
          : values.reduce<number>((all, value) => all + Number(value), 0);
      expect(sum, `${name}: ${section}.${column.name}`).toBe(total[column.name]);
    }
  }
}
