import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Call, type Chargeback, type ChargebackAmounts, type Ledger, parseUsd } from '../src/index.ts';
import { arbitraryCall } from './arbitrary-call.ts';
import { makeCall, makeCost, makeUnpricedCall } from './calls.ts';

const USD = 1_000_000_000_000n;

const DIRECTORY = `version: 1
teams:
  - { id: growth, name: Growth, owner: Ana, cost_center: "4711", aliases: [growth-eng], moves: [{ from: "2026-11-16", cost_center: "4712", parent: product }] }
  - { id: search, cost_center: "4711" }
  - { id: platform, cost_center: "9000" }
shared:
`;

/** The contract of who pays, for every store. */
export function describeChargeback(use: () => Ledger): void {
  describe('chargeback', () => {
    const spend = (usd: number | bigint, attribution: Call['attribution'], day = 3): Call =>
      makeCall({
        attribution,
        cost: makeCost(BigInt(usd) * USD),
        startTimeUnixNano: BigInt(Date.UTC(2026, 10, day, 12)) * 1_000_000n,
      });
    const charge = (rules: string): Promise<Chargeback> =>
      use().chargeback({ name: 'teams.yaml', text: DIRECTORY + rules }, { month: '2026-11' });
    const show = ({ costCenters }: Chargeback) =>
      costCenters.flatMap(({ costCenter, rows }) =>
        rows.map((row) => [costCenter, row.team, ...amountsOf(row).map((amount) => Number(amount) / 1e12)]),
      );

    it('follows a team through its aliases and moves, by the day', async () => {
      await use().append([
        spend(10, { team: 'growth' }),
        spend(20, { team: 'growth-eng' }, 15),
        spend(5, { team: 'growth' }, 16),
        spend(7, {}),
        spend(1, { team: 'strangers' }),
        spend(99, { team: 'search' }, -3),
        makeUnpricedCall({ attribution: { team: 'search' } }),
      ]);
      const answer = await charge('  []');
      expect(show(answer)).toEqual([
        ['4711', 'growth', 30, 0, 0, 30],
        ['4711', 'search', 0, 0, 0, 0],
        ['4712', 'growth', 5, 0, 0, 5],
        [null, null, 7, 0, 0, 7],
        [null, 'strangers', 1, 0, 0, 1],
      ]);
      expect(answer.total).toMatchObject({ totalUsd: '43.000000000000', calls: 6, unpricedCalls: 1 });
      const [first] = answer.costCenters[0]?.rows ?? [];
      expect(first).toMatchObject({ name: 'Growth', owner: { name: 'Ana' }, known: true, parent: null });
      expect(first?.days).toEqual({ from: '2026-11-01', to: '2026-11-16' });
      expect(answer.costCenters.at(-1)?.rows.map(({ known }) => known)).toEqual([false, false]);
    });

    it('splits by fixed shares, and a team that moved bears its part where it was when it was spent', async () => {
      await use().append([
        spend(10, { team: 'growth' }),
        spend(100, { team: 'platform' }, 2),
        spend(300, { team: 'platform' }, 20),
      ]);
      const answer = await charge('  - { team: platform, shares: { growth: "0.25", search: "0.75" } }');
      expect(show(answer)).toEqual([
        ['4711', 'search', 0, 300, 0, 300],
        ['4711', 'growth', 10, 25, 0, 35],
        ['4712', 'growth', 0, 75, 0, 75],
        ['9000', 'platform', 400, 0, 400, 0],
      ]);
      expect(answer.flows).toEqual([
        { rule: 1, source: { kind: 'team', id: 'platform' }, team: 'growth', usd: '100.000000000000' },
        { rule: 1, source: { kind: 'team', id: 'platform' }, team: 'search', usd: '300.000000000000' },
      ]);
    });

    it('splits in proportion to what each spends itself, step by step', async () => {
      await use().append([
        spend(30, { team: 'growth' }),
        spend(10, { team: 'search' }),
        spend(4, { team: 'search', project: 'evals' }),
        spend(40, { team: 'platform' }),
        spend(8, {}),
      ]);
      const rules = `
  - { unattributed: true, split: direct, among: [platform, growth] }
  - { project: evals, split: direct }
  - { team: platform, split: direct }`;
      // 8 go to platform and growth as 40 to 30; evals is shared by what is left: growth 30, search 10.
      const answer = await charge(rules);
      const total = (team: string | null): bigint =>
        answer.costCenters
          .flatMap(({ rows }) => rows)
          .filter((row) => row.team === team)
          .reduce((sum, row) => sum + parseUsd(row.totalUsd), 0n);
      expect(total(null)).toBe(0n);
      expect(total('platform')).toBe(0n);
      expect(total('growth') + total('search')).toBe(92n * USD);
      expect(answer.flows.map(({ rule, team }) => [rule, team])).toEqual([
        [1, 'platform'],
        [1, 'growth'],
        [2, 'growth'],
        [2, 'search'],
        [3, 'growth'],
        [3, 'search'],
      ]);
      expect(answer.flows[2]?.usd).toBe('3.000000000000');
    });

    it('leaves what cannot be split where it is, and says so', async () => {
      await use().append([spend(5, { team: 'platform' })]);
      const answer = await charge('  - { team: platform, split: direct }');
      expect(show(answer)).toEqual([['9000', 'platform', 5, 0, 0, 5]]);
      expect(answer.unsplit).toEqual([{ rule: 1, source: { kind: 'team', id: 'platform' }, usd: '5.000000000000' }]);
    });

    it('counts a month of the time zone of the directory', async () => {
      const at = (iso: string) => makeCall({ startTimeUnixNano: BigInt(Date.parse(iso)) * 1_000_000n });
      await use().append([at('2026-10-31T23:30:00Z'), at('2026-10-31T22:30:00Z'), at('2026-11-30T23:30:00Z')]);
      const file = { name: 'teams.yaml', text: 'version: 1\ntime_zone: Europe/Berlin\nteams: []' };
      const { period, total } = await use().chargeback(file, { month: '2026-11' });
      expect(period).toEqual({
        from: '2026-10-31T23:00:00.000Z',
        to: '2026-11-30T23:00:00.000Z',
        timeZone: 'Europe/Berlin',
      });
      expect(total.calls).toBe(1);
      await expect(use().chargeback(file, { month: 'soon' })).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
      await expect(use().chargeback(file, { year: '2026' })).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
    });

    it('neither makes nor loses a pico-dollar, whatever the rules, the moves and the spend', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(arbitraryCall, { maxLength: 15 }), directory, async (more, text) => {
          await use().append(more);
          const answer = await use().chargeback({ name: 'teams.yaml', text }, { month: '2026-11' });
          const { totals } = await use().report('org', { month: '2026-11' });
          checkChargeback(answer, totals.costUsd, totals.calls);
        }),
        { numRuns: 20 },
      );
    });
  });
}

const NAMES = ['growth', 'search', 'unattributed', "o'neill; DROP TABLE calls", '<b>ops</b>'];

/** Any directory that is well-formed: rules give only to teams that no rule before has split. */
const directory: fc.Arbitrary<string> = fc
  .record({
    teams: fc.shuffledSubarray(NAMES, { minLength: 1 }),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 3 }),
    sources: fc.shuffledSubarray(['team', 'project a', 'project b', 'unattributed'] as const),
    fixed: fc.boolean(),
    cut: fc.bigInt({ min: 1n, max: USD - 1n }),
  })
  .map(({ teams, days, sources, fixed, cut }) => {
    const moves = days.map((day, index) => ({
      from: `2026-11-${String(day).padStart(2, '0')}`,
      cost_center: index % 2 === 0 ? 'moved' : null,
    }));
    const [first = '', second] = teams.slice(1);
    const shares = second === undefined ? { [first]: '1' } : { [first]: toShare(cut), [second]: toShare(USD - cut) };
    const split = fixed && first !== '' ? { shares } : { split: 'direct' };
    const shared = sources.map((source) => {
      if (source === 'team') return { team: teams[0], ...split };
      return source === 'unattributed' ? { unattributed: true, ...split } : { project: source.slice(8), ...split };
    });
    const entries = teams.map((id, index) => ({ id, ...(index === 1 && { moves }), cost_center: `c${index % 2}` }));
    return JSON.stringify({ version: 1, time_zone: 'UTC', teams: entries, shared });
  });

function toShare(pico: bigint): string {
  return `0.${pico.toString().padStart(12, '0')}`;
}

function amountsOf(amounts: ChargebackAmounts): readonly [bigint, bigint, bigint, bigint] {
  const { directUsd, sharedInUsd, sharedOutUsd, totalUsd } = amounts;
  return [parseUsd(directUsd), parseUsd(sharedInUsd), parseUsd(sharedOutUsd), parseUsd(totalUsd)];
}

function checkChargeback({ total, costCenters, flows, unsplit }: Chargeback, costUsd: string, calls: number): void {
  expect(total).toMatchObject({ directUsd: costUsd, totalUsd: costUsd, calls });
  for (const whole of [{ ...total, rows: costCenters }, ...costCenters]) {
    const parts = whole.rows.map(amountsOf);
    expect(amountsOf(whole)).toEqual([0, 1, 2, 3].map((at) => parts.reduce((sum, part) => sum + (part[at] ?? 0n), 0n)));
    const [direct, sharedIn, sharedOut, sum] = amountsOf(whole);
    expect(direct + sharedIn - sharedOut).toBe(sum);
    expect(whole.rows.reduce((count, row) => count + row.calls, 0)).toBe(whole.calls);
  }
  const rows = costCenters.flatMap((center) => center.rows);
  for (const row of rows) expect(amountsOf(row).every((amount) => amount >= 0n)).toBe(true);
  expect(parseUsd(total.sharedInUsd)).toBe(parseUsd(total.sharedOutUsd));
  expect(flows.reduce((sum, { usd }) => sum + parseUsd(usd), 0n)).toBe(parseUsd(total.sharedInUsd));
  const received = (team: string): bigint =>
    rows.filter((row) => row.team === team).reduce((sum, row) => sum + parseUsd(row.sharedInUsd), 0n);
  for (const { team } of flows) {
    expect(flows.filter((flow) => flow.team === team).reduce((sum, { usd }) => sum + parseUsd(usd), 0n)).toBe(
      received(team),
    );
  }
  expect(unsplit.every(({ usd }) => parseUsd(usd) > 0n)).toBe(true);
}
