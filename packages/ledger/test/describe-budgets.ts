import { describe, expect, it } from 'vitest';
import { type BudgetState, type Call, formatUsd, type Ledger } from '../src/index.ts';
import { makeCall, makeCost, makeUnpricedCall } from './calls.ts';

/** The contract of how budgets stand, for every store. */
export function describeBudgets(use: () => Ledger): void {
  describe('budgets', () => {
    const at = (iso: string, parts: Partial<Call> = {}): Call =>
      makeCall({ startTimeUnixNano: BigInt(Date.parse(iso)) * 1_000_000n, ...parts });
    const check = async (budget: object, instant: string): Promise<BudgetState> => {
      const text = JSON.stringify({ version: 1, budgets: [{ id: 'b', period: 'month', ...budget }] });
      const [state] = (await use().budgets({ name: 'budgets.yaml', text }, instant)).budgets;
      if (!state) throw new Error('got no budget');
      return state;
    };

    it('have nothing spent and nothing to go by at first', async () => {
      expect(await check({ amount: '10' }, '2026-11-16T00:00:00Z')).toMatchObject({
        spentUsd: formatUsd(0n),
        remainingUsd: '10.000000000000',
        spentShare: 0,
        elapsedShare: 0.5,
        burnRate: 0,
        forecast: null,
        daysUntilExhausted: null,
        status: 'ok',
        crossed: [],
      });
    });

    it('count to the pico-dollar what started in the period and before the instant, each in its time zone', async () => {
      const odd = { cost: makeCost(3_333_333_333_333n) };
      await use().append([
        at('2026-10-31T22:59:59.999Z', odd),
        at('2026-10-31T23:00:00Z', odd),
        at('2026-11-01T00:00:00Z', { ...odd, costStatus: 'estimated' }),
        at('2026-11-15T11:59:59.999Z', { ...odd, costStatus: 'partial' }),
        at('2026-11-15T12:00:00Z', odd),
        makeUnpricedCall({ startTimeUnixNano: BigInt(Date.UTC(2026, 10, 2)) * 1_000_000n }),
      ]);
      expect(await check({ amount: '8' }, '2026-11-15T12:00:00Z')).toMatchObject({
        spentUsd: '6.666666666666',
        estimatedUsd: '3.333333333333',
        partialUsd: '3.333333333333',
        calls: 3,
        unpricedCalls: 1,
        remainingUsd: '1.333333333334',
        status: 'warning',
        crossed: [{ kind: 'actual', percent: 80 }],
      });
      const berlin = await check({ amount: '8', time_zone: 'Europe/Berlin' }, '2026-11-15T12:00:00Z');
      expect(berlin).toMatchObject({ spentUsd: '9.999999999999', remainingUsd: '-1.999999999999', status: 'exceeded' });
      expect(berlin.period).toMatchObject({ from: '2026-10-31T23:00:00.000Z', to: '2026-11-30T23:00:00.000Z' });
      expect(berlin.daysUntilExhausted).toBe(0);
    });

    it('are of the calls that they name, exactly or by a text with *', async () => {
      const spend = (attribution: Call['attribution'], responseModel: string | null) =>
        at('2026-11-02T00:00:00Z', { attribution, responseModel, requestModel: null, cost: makeCost(10n ** 12n) });
      await use().append([
        spend({ team: 'growth', project: 'a' }, 'GPT-4.1-2025-04-14'),
        spend({ team: 'growth', project: 'b' }, 'gpt-4.1-mini'),
        spend({ team: 'grow*' }, 'o3'),
        spend({}, null),
      ]);
      const usd = async (filter?: object): Promise<number> =>
        Number((await check({ amount: '1', ...(filter && { for: filter }) }, '2026-11-15')).spentUsd);
      expect(await usd()).toBe(4);
      expect(await usd({ team: 'growth' })).toBe(2);
      expect(await usd({ team: 'growth', project: 'b' })).toBe(1);
      expect(await usd({ team: null })).toBe(1);
      expect(await usd({ team: '*' })).toBe(3);
      expect(await usd({ team: 'grow*', model: '*-4.1*' })).toBe(2);
      expect(await usd({ model: 'GPT-4.1*' })).toBe(2);
      expect(await usd({ model: '*mini*mini*' })).toBe(0);
      expect(await usd({ model: null })).toBe(1);
    });

    it('of several owners in one file have each what they have alone', async () => {
      const spend = (attribution: Call['attribution'], usd: bigint) =>
        at('2026-11-02T00:00:00Z', { attribution, cost: makeCost(usd * 10n ** 12n) });
      await use().append([
        spend({ team: 'growth', project: 'a', feature: '/x' }, 1n),
        spend({ team: 'growth', project: 'b', feature: '/y' }, 2n),
        spend({ team: 'search', project: 'b', feature: '/x' }, 4n),
        spend({ team: 'search' }, 8n),
        spend({}, 16n),
      ]);
      const filters = [{}, { team: 'growth' }, { project: 'b' }, { feature: '/*' }, { team: 'search', feature: null }];
      const budgets = filters.map((of, index) => ({ id: `b${index}`, amount: '1', period: 'month', for: of }));
      const file = { name: 'budgets.yaml', text: JSON.stringify({ version: 1, budgets }) };
      const states = (await use().budgets(file, '2026-11-15')).budgets;
      expect(states.map(({ spentUsd, calls }) => [Number(spentUsd), calls])).toEqual([
        [31, 5],
        [3, 2],
        [6, 2],
        [7, 3],
        [8, 1],
      ]);
      const alone = await Promise.all(filters.map((of) => check({ amount: '1', for: of }, '2026-11-15')));
      expect(states.map((state) => state.days)).toEqual(alone.map((state) => state.days));
    });

    it('are those of exactly some calls when asked for these, of which wildcards and other fields are none', async () => {
      const filters = [{}, { team: 'growth' }, { team: 'growth', model: 'm' }, { team: 'growth*' }, { team: null }];
      const budgets = filters.map((of, index) => ({ id: `b${index}`, amount: '1', period: 'month', for: of }));
      const file = { name: 'budgets.yaml', text: JSON.stringify({ version: 1, budgets }) };
      const find = async (exactly: string): Promise<readonly string[]> =>
        (await use().budgets(file, '2026-11-15', { exactly })).budgets.map(({ id }) => id);
      expect(await find('')).toEqual(['b0']);
      expect(await find('team=growth')).toEqual(['b1']);
      expect(await find('model=m,team=growth')).toEqual(['b2']);
      expect(await find('team=growth*')).toEqual([]);
      expect(await find('team=')).toEqual(['b4']);
      expect(await find('project=growth')).toEqual([]);
      await expect(find('nothing=x')).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
    });

    it('reach a threshold at it, and by nothing none', async () => {
      await use().append([at('2026-11-02T00:00:00Z', { cost: makeCost(5n * 10n ** 12n) })]);
      const crossed = async (amount: string, thresholds: number[]): Promise<readonly number[]> =>
        (await check({ amount, thresholds }, '2026-11-15')).crossed.map(({ percent }) => percent);
      expect(await crossed('10', [50, 51])).toEqual([50]);
      expect(await crossed('10.000000000001', [50, 51])).toEqual([]);
      expect(await crossed('5', [100, 101])).toEqual([100]);
      expect(await check({ amount: '5', thresholds: [] }, '2026-11-15')).toMatchObject({ status: 'exceeded' });
      expect(await check({ amount: '0' }, '2026-11-15')).toMatchObject({ status: 'exceeded', spentShare: null });
      expect(await check({ amount: '0', for: { team: 'x' } }, '2026-11-15')).toMatchObject({ status: 'ok' });
    });

    it('say what to expect by the end, and warn of it when asked to', async () => {
      const days = Array.from({ length: 45 }, (_, index) => Date.UTC(2026, 9, 1 + index));
      await use().append(days.map((day) => at(new Date(day).toISOString(), { cost: makeCost(10n ** 12n) })));
      const state = await check({ amount: '25', forecast_thresholds: [100, 121] }, '2026-11-15T00:00:00Z');
      expect(state).toMatchObject({
        spentUsd: '14.000000000000',
        forecast: { usd: '30.000000000000', lowUsd: '30.000000000000', method: 'weekdays', days: 28 },
        daysUntilExhausted: 11,
        status: 'warning',
        crossed: [{ kind: 'forecast', percent: 100 }],
      });
      expect(state.burnRate).toBeCloseTo(14 / 25 / (14 / 30), 9);
      const quarter = await check({ amount: '100', period: 'quarter' }, '2026-11-15T00:00:00Z');
      expect(quarter).toMatchObject({ spentUsd: '45.000000000000', forecast: { usd: '92.000000000000' } });
    });

    it('give the same answer each time, and refuse what is no instant', async () => {
      await use().append([at('2026-11-02T10:00:00Z'), at('2026-11-04T10:00:00Z'), at('2026-11-09T10:00:00Z')]);
      const first = await check({ amount: '1' }, '2026-11-15T12:00:00Z');
      expect(await check({ amount: '1' }, '2026-11-15T12:00:00Z')).toEqual(first);
      await expect(check({ amount: '1' }, 'soon')).rejects.toMatchObject({ code: 'BAD_PARAMETER', parameter: 'at' });
      await expect(use().budgets({ name: 'b.yaml', text: '[' })).rejects.toMatchObject({
        code: 'INVALID_FILE',
        line: 1,
      });
    });

    it('remember what was told, once, over closing and opening', async () => {
      const notice = {
        budget: "o'neill <b>",
        amountUsd: '250.000000000000',
        periodFrom: '2026-11-01T00:00:00.000Z',
        threshold: 'actual:80',
      };
      const later = { ...notice, periodFrom: '2026-12-01T00:00:00.000Z' };
      await use().addBudgetNotices([notice, notice]);
      await use().addBudgetNotices([notice, later, { ...notice, amountUsd: '300.000000000000' }]);
      expect(await use().budgetNotices('2026-11-01T00:00:00.000Z')).toHaveLength(3);
      expect(await use().budgetNotices('2026-11-02T00:00:00.000Z')).toEqual([later]);
      expect(await use().budgetNotices('2027-01-01T00:00:00.000Z')).toEqual([]);
    });
  });
}
