import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, startOfDay } from '../src/calendar.ts';
import {
  type CallStore,
  CELL_ORDERS,
  type Cell,
  type CellRanking,
  type Selection,
  type Spread,
  SUM_NAMES,
} from '../src/call-store.ts';
import { formatTime } from '../src/format-time.ts';
import type { Call } from '../src/index.ts';
import { compareCells } from '../src/rank-cells.ts';
import { arbitraryCall } from './arbitrary-call.ts';
import { makeCall, makeCost, makeUnpricedCall } from './calls.ts';
import { expectedCounts } from './expected-totals.ts';

/** A store to try, empty at first. */
export interface StorePlace {
  open(): Promise<CallStore>;
  remove(): Promise<void>;
}

const NANOS_PER_MS = 1_000_000n;

/** What the fields of a call are, told without a database. */
const FIELDS: Readonly<Record<string, (call: Call, timeZone: string) => string | null>> = {
  team: (call) => call.attribution['team'] ?? null,
  user: (call) => call.attribution['user'] ?? null,
  'dimension:cost_center': (call) => call.attribution['cost_center'] ?? null,
  model: (call) => (call.responseModel ?? call.requestModel)?.toLowerCase() ?? null,
  trace: (call) => call.traceId,
  span: (call) => call.spanId,
  parent: (call) => call.parentSpanId,
  startedAt: (call) => formatTime(call.startTimeUnixNano),
  host: (call) => call.host,
  tier: (call) => (call.batch ? 'batch' : call.serviceTier),
  status: (call) => call.status,
  errorType: (call) => call.errorType,
  usageReason: (call) => call.usageReason,
  attempts: (call) => (call.attempts === null ? null : String(call.attempts)),
  hour: (call, timeZone) => tellTime(call, timeZone, 13),
  day: (call, timeZone) => tellTime(call, timeZone, 10),
  month: (call, timeZone) => tellTime(call, timeZone, 7),
};

/** The contract of the queries out of which reports are made, on every store. */
export function describeStore(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`a store in ${name}`, () => {
    let place: StorePlace;
    let store: CallStore;
    beforeEach(async () => {
      place = await makePlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });

    it('has no cells and no spread where there are no calls', async () => {
      expect(await store.crosstab({ filter: {} }, [])).toEqual([]);
      expect(await store.crosstab({ filter: {} }, ['team', 'model'])).toEqual([]);
      expect(await store.distribute({ filter: {} }, 'call', [])).toEqual([]);
      expect(await store.distribute({ filter: {} }, 'user', ['team'])).toEqual([]);
    });

    it('has the sums and the spread of every combination of fields, in any time zone, of any calls', async () => {
      const fields = fc.uniqueArray(fc.constantFrom(...Object.keys(FIELDS)), { maxLength: 3 });
      const zone = fc.constantFrom('UTC', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe');
      const unit = fc.constantFrom('call', 'user', 'trace', 'team');
      const filter = fc.constantFrom({}, { team: 'growth' }, { team: null }, { 'dimension:cost_center': '"quoted"' });
      const calls: Call[] = [];
      await fc.assert(
        fc.asyncProperty(
          fc.array(arbitraryCall, { maxLength: 12 }),
          fields,
          zone,
          unit,
          filter,
          async (more, by, timeZone, of, only) => {
            await store.append(more);
            calls.push(...more);
            const selection: Selection = { filter: only, timeZone };
            const selected = calls.filter((call) => isSelected(call, only));
            expect(sortCells(await store.crosstab(selection, by))).toEqual(expectedCells(selected, by, timeZone));
            expect(sortCells(await store.distribute(selection, of, by))).toEqual(
              expectedSpreads(selected, of, by, timeZone),
            );
            const groupings = [[], by, by.slice(0, 1)];
            expect((await store.distributeCalls(selection, groupings)).map(sortCells)).toEqual(
              groupings.map((fieldsOf) => expectedSpreads(selected, 'call', fieldsOf, timeZone)),
            );
          },
        ),
        { numRuns: 40, endOnFailure: true },
      );
    });

    it('has the first cells of any order, as they are among all, and how many there are', async () => {
      const fields = fc.uniqueArray(fc.constantFrom(...Object.keys(FIELDS)), { maxLength: 3 });
      const filter = fc.constantFrom({}, { team: 'growth' }, { team: null });
      await fc.assert(
        fc.asyncProperty(
          fc.array(arbitraryCall, { maxLength: 12 }),
          fields,
          fc.constantFrom('UTC', 'Asia/Kathmandu'),
          fc.constantFrom(...CELL_ORDERS),
          fc.integer({ min: 1, max: 6 }),
          filter,
          async (more, by, timeZone, order, limit, only) => {
            await store.append(more);
            await expectRanked(store, { filter: only, timeZone }, by, { order, limit });
          },
        ),
        { numRuns: 40, endOnFailure: true },
      );
    });

    it('has as many groups of a field as a limit allows, those that cost most, but all times', async () => {
      await store.append([
        ...['a', 'b', 'c', 'd', null].map((team, index) =>
          makeCall({
            attribution: { ...(team !== null && { team }), user: `u-${index}` },
            cost: makeCost(BigInt(index % 3)),
            startTimeUnixNano: BigInt(Date.UTC(2026, 10, 1 + index)) * NANOS_PER_MS,
          }),
        ),
      ]);
      const some = await store.summarize({ filter: {} }, ['team', 'day', 'user'], 2);
      expect(some.counts).toEqual([5, 5, 5]);
      const valuesOf = (index: number) => some.groups[index]?.map(({ value }) => value).sort();
      expect([valuesOf(0), valuesOf(2)]).toEqual([
        ['b', 'c'],
        ['u-1', 'u-2'],
      ]);
      expect(valuesOf(1)).toHaveLength(5);
      const all = await store.summarize({ filter: {} }, ['team', 'day', 'user']);
      expect([all.counts, all.totals]).toEqual([some.counts, some.totals]);
    });

    it('orders values that cost the same by their code points, and what has none last', async () => {
      const teams = ['b', '\u{1f600}', '\ufffd', 'B', 'é', null];
      await store.append(teams.map((team) => makeCall({ attribution: team === null ? {} : { team } })));
      const ranking = { order: 'cost', limit: 6 } as const;
      const { cells } = await store.rankCells({ filter: {} }, ['team'], RANKED, ranking);
      expect(cells.map(({ values }) => values[0])).toEqual(['B', 'b', 'é', '\ufffd', '\u{1f600}', null]);
    });

    it('tells the weeks of ISO 8601', async () => {
      const at = (day: string) => makeCall({ startTimeUnixNano: BigInt(Date.parse(day)) * NANOS_PER_MS });
      await store.append([at('2026-12-31T23:30:00Z'), at('2027-01-03T23:30:00Z'), at('2027-01-04T00:30:00Z')]);
      const weeks = async (timeZone: string) =>
        (await store.crosstab({ filter: {}, timeZone }, ['week'])).map(({ values }) => values[0]).sort();
      expect(await weeks('UTC')).toEqual(['2026-W53', '2027-W01']);
      expect(await weeks('Europe/Berlin')).toEqual(['2026-W53', '2027-W01']);
      expect(await store.crosstab({ filter: { week: '2027-W01' }, timeZone: 'Europe/Berlin' }, [])).toMatchObject([
        { sums: { calls: 2n } },
      ]);
    });

    it('names days, weeks and months by the rules by which they begin, which are not its own', async () => {
      for (const timeZone of ['America/Vancouver', 'Africa/Casablanca', 'Europe/Chisinau', 'Asia/Kathmandu']) {
        const teams = ['2026-11-02', '2026-12-01', '2027-01-01', '2027-03-29'].map((day) => ({ day, timeZone }));
        const calls = teams.flatMap(({ day }) => {
          const start = nanosOf(day, timeZone);
          const attribution = { team: timeZone, project: day };
          return [start - 1n, start].map((startTimeUnixNano) => makeCall({ startTimeUnixNano, attribution }));
        });
        await store.append(calls);
        for (const { day } of teams) {
          const [from, to] = [nanosOf(addDays(day, -1), timeZone), nanosOf(addDays(day, 1), timeZone)];
          const filter = { team: timeZone, project: day };
          for (const bounds of [{}, { from, to }] as const) {
            const cells = await store.crosstab({ filter, timeZone, ...bounds }, ['day', 'month']);
            const expected = [addDays(day, -1), day].map((name) => [name, name.slice(0, 7)]);
            expect(cells.map(({ values }) => values).sort()).toEqual(expected);
          }
        }
      }
    });

    it('tells the time of a call at the end of time', async () => {
      await store.append([makeCall({ startTimeUnixNano: 2n ** 63n - 1n }), makeCall({ startTimeUnixNano: 1n })]);
      for (const timeZone of ['UTC', 'Asia/Tokyo']) {
        expect(await store.crosstab({ filter: {}, timeZone }, ['day'])).toHaveLength(2);
      }
    });

    it('leaves out the request of a background response whose bill is there', async () => {
      await store.append([makeUnpricedCall({ responseId: 'resp_1', usageReason: 'background' })]);
      await store.append([makeCall({ responseId: 'resp_1' })]);
      expect(await store.crosstab({ filter: {} }, ['usageReason'])).toMatchObject([
        { values: [null], sums: { calls: 1n } },
      ]);
    });
  });
}

const RANKED = ['cost', 'calls', 'inputTokens', 'outputTokens'] as const;

/** Whether the first cells of a store are those of all of its cells, put in order here, and their columns say the same. */
export async function expectRanked(
  store: CallStore,
  selection: Selection,
  fields: readonly string[],
  ranking: CellRanking,
): Promise<void> {
  const all = await store.crosstab(selection, fields);
  const { cells, count } = await store.rankCells(selection, fields, [...SUM_NAMES], ranking);
  expect(count).toBe(all.length);
  const first = [...all].sort(compareCells(ranking.order, fields)).slice(0, ranking.limit);
  expect(cells).toEqual(first);
  const columns = await store.crosstabColumns(selection, fields, [...SUM_NAMES]);
  const told = Array.from({ length: columns.count }, (_, index) => ({
    values: columns.values.map((column) => column[index] ?? null),
    sums: Object.fromEntries(SUM_NAMES.map((name) => [name, columns.sums[name].read(index)])),
  }));
  const byValues = compareCells('cost', fields);
  expect((told as unknown as Cell[]).sort(byValues)).toEqual([...all].sort(byValues));
}

function nanosOf(day: string, timeZone: string): bigint {
  return BigInt(startOfDay(day, timeZone)) * NANOS_PER_MS;
}

function tellTime(call: Call, timeZone: string, length: number): string {
  const date = new Date(Number(call.startTimeUnixNano / NANOS_PER_MS));
  // Sweden writes times as ISO 8601 does.
  const text = date.toLocaleString('sv-SE', { timeZone, hour12: false });
  return text.replace(' ', 'T').slice(0, length);
}

function isSelected(call: Call, filter: Readonly<Record<string, string | null>>): boolean {
  return Object.entries(filter).every(([field, value]) => FIELDS[field]?.(call, 'UTC') === value);
}

function groupBy(calls: readonly Call[], fields: readonly string[], timeZone: string): Map<string, Call[]> {
  const groups = new Map<string, Call[]>();
  for (const call of calls) {
    const key = JSON.stringify(fields.map((field) => FIELDS[field]?.(call, timeZone)));
    groups.set(key, [...(groups.get(key) ?? []), call]);
  }
  return groups;
}

function sortCells<Row extends Cell | Spread>(rows: readonly Row[]): object[] {
  return rows.map(summarizeRow).sort((a, b) => (JSON.stringify(a.values) < JSON.stringify(b.values) ? -1 : 1));
}

/** The sums that the reference computes, and all that a spread has. */
function summarizeRow(row: Cell | Spread): { values: readonly (string | null)[] } {
  if (!('sums' in row)) return row;
  const { calls, failedCalls, pricedCalls, unpricedCalls, inputTokens, outputTokens, cost, cacheSavings } = row.sums;
  const counts = { calls, failedCalls, pricedCalls, unpricedCalls, inputTokens, outputTokens };
  return { values: row.values, ...counts, cost, cacheSavings } as { values: readonly (string | null)[] };
}

function expectedCells(calls: readonly Call[], fields: readonly string[], timeZone: string): object[] {
  return [...groupBy(calls, fields, timeZone)].map(([key, group]) => expectedCell(key, group)).sort(byValues);
}

function expectedCell(key: string, calls: readonly Call[]): { values: (string | null)[] } {
  const counts = expectedCounts(calls);
  const count = (name: 'calls' | 'failedCalls' | 'pricedCalls' | 'unpricedCalls' | 'inputTokens' | 'outputTokens') =>
    BigInt(counts[name]);
  return {
    values: JSON.parse(key),
    ...{ calls: count('calls'), failedCalls: count('failedCalls') },
    ...{ pricedCalls: count('pricedCalls'), unpricedCalls: count('unpricedCalls') },
    ...{ inputTokens: count('inputTokens'), outputTokens: count('outputTokens') },
    cost: sum(calls.map((call) => call.cost.total ?? 0n)),
    cacheSavings: sum(calls.map((call) => call.cost.cacheSavings ?? 0n)),
  } as { values: (string | null)[] };
}

function expectedSpreads(calls: readonly Call[], unit: string, fields: readonly string[], timeZone: string): object[] {
  const priced = calls.filter((call) => call.cost.total !== null);
  const rows = [...groupBy(priced, fields, timeZone)].map(([key, group]) => ({
    values: JSON.parse(key) as (string | null)[],
    costs: costsOf(group, unit),
  }));
  return rows
    .filter(({ costs }) => costs.length > 0)
    .map(({ values, costs }) => ({
      values,
      units: BigInt(costs.length),
      cost: sum(costs),
      median: rankOf(costs, 0.5),
      p95: rankOf(costs, 0.95),
      max: rankOf(costs, 1),
    }))
    .sort(byValues);
}

function costsOf(calls: readonly Call[], unit: string): bigint[] {
  const units =
    unit === 'call'
      ? calls.map((call) => [call])
      : [
          ...groupBy(
            calls.filter((call) => FIELDS[unit]?.(call, 'UTC') !== null),
            [unit],
            'UTC',
          ).values(),
        ];
  const costs = units.map((group) => sum(group.map((call) => call.cost.total ?? 0n)));
  return costs.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function rankOf(costs: readonly bigint[], share: number): bigint {
  return costs[Math.max(Math.ceil(costs.length * share), 1) - 1] ?? 0n;
}

function byValues(a: { values: readonly (string | null)[] }, b: { values: readonly (string | null)[] }): number {
  return JSON.stringify(a.values) < JSON.stringify(b.values) ? -1 : 1;
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
