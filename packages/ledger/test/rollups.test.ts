import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CELL_ORDERS, type Cell, type CellRanking, type CoverageGroup, type Selection } from '../src/call-store.ts';
import { DuckDBStore } from '../src/duckdb/duckdb-store.ts';
import { FIELDS } from '../src/fields.ts';
import type { Call } from '../src/index.ts';
import { arbitraryCall } from './arbitrary-call.ts';
import { makeCall, makeCost, makeUnpricedCall } from './calls.ts';
import { expectRanked } from './describe-store.ts';
import { runSql } from './run-sql.ts';

let folder: string;
let path: string;
let store: DuckDBStore;
/** Holds the same calls and is never rolled up. */
let plain: DuckDBStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-rollups-'));
  path = join(folder, 'ledger.duckdb');
  store = await DuckDBStore.open(path);
  plain = await DuckDBStore.open(join(folder, 'plain.duckdb'));
});
afterEach(async () => {
  await store.close();
  await plain.close();
  rmSync(folder, { recursive: true, force: true });
});

const RUNS = Number(process.env['ROLLUP_RUNS'] ?? 25);
const ZONES = ['UTC', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns'];
const NANOS_PER_SECOND = 1_000_000_000n;

/**
 * Times in few hours, so that hours have several calls; in the nights in which American and Australian clocks change, and
 * those of St. John's did at a minute past midnight.
 */
const startTime = fc
  .tuple(
    fc.constantFrom('2006-10-29T01:00:00Z', '2026-10-03T14:00:00Z', '2026-10-31T23:00:00Z', '2026-11-01T05:00:00Z'),
    fc.nat(3 * 3600),
  )
  .map(([from, seconds]) => BigInt(Date.parse(from) / 1000 + seconds) * NANOS_PER_SECOND + 999_999_999n);

const TRACES = ['0af7651916cd43dd8448eb211c80319c', '4bf92f3577b34da6a3ce929d0e0e4736'];

/** What requests have in common of which one repeats another of its trace, in whatever hour. */
const ASKED: Partial<Call> = {
  parentSpanId: 'b7ad6b7169203331',
  operation: 'chat',
  host: 'api.openai.com',
  requestModel: 'gpt-4.1',
  responseModel: 'gpt-4.1',
  status: 'ok',
  usage: { inputTokens: 7, outputTokens: 1 },
};

const call: fc.Arbitrary<Call> = fc
  .record({
    call: arbitraryCall,
    startTimeUnixNano: startTime,
    traceId: fc.constantFrom(...TRACES),
    persons: fc.record(
      { customer: fc.constantFrom('c1', 'u1'), session: fc.constantFrom('s1', 's2', 'u1') },
      { requiredKeys: [] },
    ),
    response: fc.record({
      responseId: fc.constantFrom('resp_1', 'resp_2', null),
      usageReason: fc.constantFrom('background', null),
    }),
    asked: fc.constantFrom<Partial<Call>>({}, ASKED, { ...ASKED, host: 'API.openai.com' }),
  })
  .map(({ call, persons, response, asked, ...rest }) => {
    const attribution = { ...call.attribution, ...persons } as Call['attribution'];
    return { ...call, ...rest, ...response, ...asked, attribution };
  });

type Step = (() => Promise<void>) & { toString(): string };

function step(name: string, run: () => Promise<void>): Step {
  return Object.assign(run, { toString: () => name });
}

const both = async (run: (one: DuckDBStore) => Promise<unknown>): Promise<void> => {
  await run(store);
  await run(plain);
};

const recorded: Call[] = [];
const reprice = (one: DuckDBStore, pico: bigint, from: bigint): Promise<unknown> =>
  one.reprice({
    selection: { from, filter: {} },
    fields: ['team'],
    price: () => ({ cost: makeCost(pico), costStatus: 'priced', costReason: null, costSource: `user:${pico}` }),
    dryRun: false,
    keepPriceFile: false,
  });

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(call, { maxLength: 8 }).map((calls) =>
      step(`record ${calls.length}`, async () => {
        recorded.push(...calls);
        await both((one) => one.append(calls));
      }),
    ),
  },
  { weight: 1, arbitrary: fc.constant(step('record again', () => both((one) => one.append(recorded.slice(-5))))) },
  { weight: 4, arbitrary: fc.constant(step('roll up', () => store.rollUp())) },
  {
    weight: 1,
    arbitrary: fc.array(call, { minLength: 1, maxLength: 4 }).map((calls) =>
      step('record while rolling up', async () => {
        recorded.push(...calls);
        await Promise.all([store.rollUp(), ...calls.map((one) => store.append([one]))]);
        await plain.append(calls);
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.bigInt({ min: 1n, max: 10n ** 15n }), startTime)
      .map(([pico, from]) => step('reprice', () => both((one) => reprice(one, pico, from)))),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('u1', 'u2', 'nobody'), fc.constantFrom('u3', 'hashed', null))
      .map(([user, put]) =>
        step(`put ${put} for ${user}`, () => both((one) => one.replaceUsers(new Map([[user, put]])))),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<Selection>(
        { filter: { user: 'u1' } },
        { filter: { team: 'growth' } },
        { to: 1_791_038_400_000_000_000n, filter: {} },
      )
      .map((selection) => step('delete', () => both((one) => one.deleteCalls(selection)))),
  },
  {
    weight: 1,
    arbitrary: fc.array(call, { maxLength: 2 }).map((calls) =>
      step('write anew', async () => {
        recorded.push(...calls);
        await Promise.all([store.compact(), store.append(calls)]);
        await plain.append(calls);
      }),
    ),
  },
  { weight: 1, arbitrary: fc.constant(step('undo', () => both((one) => one.undoRepricing(['team'])))) },
  {
    weight: 1,
    arbitrary: fc.constant(
      step('open again', async () => {
        await store.close();
        store = await DuckDBStore.open(path);
      }),
    ),
  },
);

const question: fc.Arbitrary<{ selection: Selection; fields: string[]; ranking: CellRanking }> = fc
  .record({
    fields: fc.uniqueArray(fc.constantFrom(...FIELDS.map(({ name }) => name), 'dimension:cost_center'), {
      maxLength: 3,
    }),
    timeZone: fc.constantFrom(...ZONES),
    filter: fc.constantFrom(
      {},
      {},
      { team: 'growth' },
      { team: null, status: 'ok' },
      { user: 'u1' },
      { user: null, session: 's1' },
      { customer: null, model: 'gpt-4.1' },
      { trace: TRACES[0] ?? '' },
      { day: '2026-11-01' },
    ),
    from: fc.option(startTime, { nil: undefined }),
    to: fc.option(startTime, { nil: undefined }),
    ranking: fc.record({ order: fc.constantFrom(...CELL_ORDERS), limit: fc.integer({ min: 1, max: 5 }) }),
  })
  .map(({ fields, ranking, from, to, ...rest }) => ({
    fields,
    ranking,
    selection: { ...rest, ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
  }));

/** Asks both stores for sums by some fields. */
async function expectSame(selection: Selection, fields: readonly string[]): Promise<void> {
  const names = ['calls', 'unpricedCalls', 'cost', 'estimatedCost', 'inputTokens'] as const;
  const read = async (one: DuckDBStore): Promise<readonly unknown[]> => {
    const { count, values, sums } = await one.crosstabColumns(selection, fields, names);
    const cells = Array.from({ length: count }, (_, row) => ({
      values: values.map((column) => column[row] ?? null),
      sums: Object.fromEntries(names.map((name) => [name, sums[name].read(row)])),
    }));
    const { totals, groups } = await one.summarize(selection, fields);
    const grouped = groups.map((rows) => rows.map(({ value, sums: own }) => ({ values: [value], sums: own })));
    return [sort(cells), totals, grouped.map((rows) => sort(rows))];
  };
  expect(await read(store)).toEqual(await read(plain));
}

describe('sums with rollups', () => {
  it(
    'are those of the calls, whatever is recorded, repriced, taken back and rolled up in between',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(steps, { minLength: 2, maxLength: 7 }),
          fc.array(question, { minLength: 3, maxLength: 6 }),
          async (run, ask) => {
            await both((one) => one.deleteCalls({ filter: {} }));
            for (const one of run) {
              await one();
              // The same after each step, of which much is remembered.
              if (ask[0]) await expectSame(ask[0].selection, ask[0].fields);
            }
            for (const { selection, fields, ranking } of ask) {
              const [cells, expected] = [
                await store.crosstab(selection, fields),
                await plain.crosstab(selection, fields),
              ];
              expect(sort(cells)).toEqual(sort(expected));
              await expectRanked(store, selection, fields, ranking);
              for (const unit of ['call', 'user', 'session', 'feature', 'trace']) {
                const [spreads, known] = [
                  await store.distribute(selection, unit, fields),
                  await plain.distribute(selection, unit, fields),
                ];
                expect(sort(spreads)).toEqual(sort(known));
              }
              const { from, to } = selection;
              const unfiltered = { filter: {}, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
              for (const unit of ['user', 'customer', 'session']) {
                expect(await store.distribute(unfiltered, unit, [])).toEqual(
                  await plain.distribute(unfiltered, unit, []),
                );
              }
              for (const asked of [selection, unfiltered]) {
                expect(sortCovered(await store.sumCoverage(asked))).toEqual(
                  sortCovered(await plain.sumCoverage(asked)),
                );
              }
              const [summary, all] = [
                await store.summarize(selection, fields),
                await plain.summarize(selection, fields),
              ];
              expect(summary.totals).toEqual(all.totals);
              expect(sort(await store.sumRepeats(selection, fields))).toEqual(
                sort(await plain.sumRepeats(selection, fields)),
              );
              expect(await store.listValues('session')).toEqual(await plain.listValues('session'));
              const groups = summary.groups.map((rows) =>
                sort(rows.map(({ value, sums }) => ({ values: [value], sums }))),
              );
              expect(groups).toEqual(
                all.groups.map((rows) => sort(rows.map(({ value, sums }) => ({ values: [value], sums })))),
              );
            }
          },
        ),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
    300_000 + 20_000 * RUNS,
  );

  it('are read from the rollups where an hour is rolled up, and only there', async () => {
    const at = (time: string): Partial<Call> => ({ startTimeUnixNano: BigInt(Date.parse(time)) * 1_000_000n });
    await store.append([makeCall(at('2026-11-01T10:30:00Z')), makeCall(at('2026-11-01T11:30:00Z'))]);
    await store.rollUp();
    // Nobody may do this; it shows from where the sums are.
    await store.close();
    await runSql(path, 'UPDATE rollups SET calls = calls + 100; UPDATE rolled_people SET calls = calls + 200');
    store = await DuckDBStore.open(path);
    const count = async (selection: Partial<Selection>, fields: string[] = []): Promise<unknown> =>
      (await store.crosstab({ filter: {}, ...selection }, fields)).reduce((sum, { sums }) => sum + sums.calls, 0n);
    const nanos = (time: string): bigint => BigInt(Date.parse(time)) * 1_000_000n;
    expect(await count({})).toBe(202n);
    expect(await count({ filter: { team: 'growth' } }, ['team', 'model', 'day'])).toBe(202n);
    expect(await count({ from: nanos('2026-11-01T10:00:00Z'), to: nanos('2026-11-01T12:00:00Z') })).toBe(202n);
    expect(await count({ from: nanos('2026-11-01T10:00:01Z'), to: nanos('2026-11-01T12:00:00Z') })).toBe(102n);
    expect(await count({ to: nanos('2026-11-01T11:59:59Z') })).toBe(102n);
    expect(await count({}, ['user'])).toBe(402n);
    expect(await count({}, ['trace'])).toBe(2n);
    expect(await count({ timeZone: 'Asia/Kathmandu' }, ['hour'])).toBe(2n);
    expect(await count({ timeZone: 'Asia/Kathmandu' }, ['day'])).toBe(202n);
    await store.append([makeCall(at('2026-11-01T11:45:00Z'))]);
    expect(await count({})).toBe(103n);
    await store.rollUp();
    expect(await count({})).toBe(103n);
  });

  it('leave the request of a background response out once its bill is there, hours later', async () => {
    const at = (hour: number): bigint => BigInt(Date.UTC(2026, 10, 1, hour)) * 1_000_000n;
    await store.append([
      makeUnpricedCall({ responseId: 'resp_1', usageReason: 'background', startTimeUnixNano: at(3) }),
    ]);
    await store.rollUp();
    expect(await store.crosstab({ filter: {} }, [])).toMatchObject([{ sums: { calls: 1n, unpricedCalls: 1n } }]);
    await store.append([makeCall({ responseId: 'resp_1', startTimeUnixNano: at(9) })]);
    await store.rollUp();
    expect(await store.crosstab({ filter: {} }, [])).toMatchObject([{ sums: { calls: 1n, unpricedCalls: 0n } }]);
  });

  it('find requests that repeat one of another hour, whether those hours are rolled up or not', async () => {
    const repeat = (hour: number, pico: bigint): Call =>
      makeCall({
        ...ASKED,
        traceId: TRACES[0] ?? '',
        cost: makeCost(pico),
        startTimeUnixNano: BigInt(Date.UTC(2026, 10, 1, hour)) * 1_000_000n,
      });
    const sum = async (): Promise<unknown> => (await store.sumRepeats({ filter: {} }, []))[0];
    await store.append([repeat(3, 5n), makeCall()]);
    await store.rollUp();
    expect(await sum()).toBeUndefined();
    await store.append([repeat(9, 7n)]);
    expect(await sum()).toMatchObject({ calls: 1n, cost: 7n });
    await store.rollUp();
    expect(await sum()).toMatchObject({ calls: 1n, cost: 7n });
    await store.append([repeat(6, 4n)]);
    expect(await sum()).toMatchObject({ calls: 2n, cost: 12n });
    await store.rollUp();
    expect(await sum()).toMatchObject({ calls: 2n, cost: 12n });
    const before = { to: BigInt(Date.UTC(2026, 10, 1, 9)) * 1_000_000n };
    expect(await store.sumRepeats({ filter: {}, ...before }, [])).toMatchObject([{ calls: 1n, cost: 5n }]);
  });

  it('find a bill that was there, and rolled up, before its request', async () => {
    const at = (hour: number): bigint => BigInt(Date.UTC(2026, 10, 1, hour)) * 1_000_000n;
    await store.append([makeCall({ responseId: 'resp_1', startTimeUnixNano: at(3) })]);
    await store.rollUp();
    await store.append([
      makeUnpricedCall({ responseId: 'resp_1', usageReason: 'background', startTimeUnixNano: at(9) }),
    ]);
    expect(await store.crosstab({ filter: {} }, [])).toMatchObject([{ sums: { calls: 1n } }]);
    await store.rollUp();
    expect(await store.crosstab({ filter: {} }, [])).toMatchObject([{ sums: { calls: 1n } }]);
    await store.deleteCalls({ filter: {}, to: at(4) });
    expect(await store.crosstab({ filter: {} }, [])).toMatchObject([{ sums: { calls: 1n, unpricedCalls: 1n } }]);
  });

  it('add up what a session cost in several hours, whether those are rolled up or not', async () => {
    const of = (hour: number, session: string, pico: bigint): Call =>
      makeCall({
        attribution: { session },
        cost: makeCost(pico),
        startTimeUnixNano: BigInt(Date.UTC(2026, 10, 1, hour)) * 1_000_000n,
      });
    const ask = async (): Promise<unknown> => (await store.distribute({ filter: {} }, 'session', []))[0];
    await store.append([of(3, 'a', 5n), of(3, 'b', 7n)]);
    await store.rollUp();
    expect(await ask()).toMatchObject({ units: 2n, cost: 12n, median: 5n, max: 7n });
    await store.append([of(9, 'a', 10n)]);
    expect(await ask()).toMatchObject({ units: 2n, cost: 22n, median: 7n, max: 15n });
    await store.rollUp();
    expect(await ask()).toMatchObject({ units: 2n, cost: 22n, median: 7n, max: 15n });
    const before = { to: BigInt(Date.UTC(2026, 10, 1, 9)) * 1_000_000n };
    expect(await store.distribute({ filter: {}, ...before }, 'session', [])).toMatchObject([{ units: 2n, max: 7n }]);
    await store.deleteCalls({ filter: {}, from: before.to });
    expect(await ask()).toMatchObject({ units: 2n, cost: 12n, median: 5n, max: 7n });
  });

  it('are not made of an hour that cost more than their digits hold', async () => {
    const dear = makeCall({ cost: makeCost(2_000_000n * 10n ** 12n) });
    const cheap = makeCall({ startTimeUnixNano: dear.startTimeUnixNano + 3600n * NANOS_PER_SECOND });
    await both((one) => one.append([dear, cheap]));
    await store.rollUp();
    expect(await runOnFile('SELECT hour FROM rollup_hours')).toHaveLength(1);
    for (const unit of ['call', 'user']) {
      expect(await store.distribute({ filter: {} }, unit, [])).toEqual(
        await plain.distribute({ filter: {} }, unit, []),
      );
    }
  });

  it('are made anew when another version of this program made them by other rules', async () => {
    await store.append([makeCall()]);
    await store.rollUp();
    await store.close();
    await runSql(path, "UPDATE rollups SET calls = 7; UPDATE rollup_definition SET definition = 'older'");
    store = await DuckDBStore.open(path);
    expect(await store.crosstab({ filter: {} }, [])).toMatchObject([{ sums: { calls: 1n } }]);
  });

  it('have nothing more of whom the calls have forgotten, in any table', async () => {
    const person = 'ana@example.com';
    const of = (attribution: Call['attribution'], hour: number): Call =>
      makeCall({ attribution, startTimeUnixNano: BigInt(Date.UTC(2026, 10, 1, hour)) * 1_000_000n });
    await store.append([
      of({ user: person, customer: person, session: `of ${person}` }, 3),
      of({ session: `of ${person}` }, 4),
      of({ user: 'ben', feature: `for/${person}` }, 5),
      of({ user: 'ben', feature: 'for/all' }, 6),
    ]);
    await store.rollUp();
    expect(await isInTable('rollup_texts', 'ana')).toBe(true);
    await store.replaceUsers(new Map([[person, null]]));
    // It is gone when the change is, not when the hours are rolled up again; what else was rolled up stays so.
    expect(await isInTable('', `of ${person}`)).toBe(false);
    expect(await isInTable('rollup_texts', 'ben')).toBe(true);
    await store.deleteCalls({ filter: { feature: `for/${person}` } });
    expect(await isInTable('', person)).toBe(false);
    await store.rollUp();
    expect(await isInTable('', person)).toBe(false);
    expect(await store.crosstab({ filter: {} }, ['user'])).toHaveLength(2);
  });

  it('are of one instant with the calls, also while hours are rolled up and calls recorded', async () => {
    const at = (minute: number): Call =>
      makeCall({ startTimeUnixNano: BigInt(Date.UTC(2026, 10, 1, 0, minute)) * 1_000_000n });
    let recorded = 0;
    const record = async (): Promise<void> => {
      for (let round = 0; round < 20; round += 1) {
        await store.append([at(round * 7), at(round * 7 + 60)]);
        recorded += 2;
        if (round % 3 === 0) await store.rollUp();
      }
    };
    let done = false;
    const recording = record().finally(() => {
      done = true;
    });
    while (!done) {
      const before = recorded;
      const [all, byHour] = await store.view(async (view) => [
        await view.summarize({ filter: {} }, ['team']),
        await view.crosstab({ filter: {} }, ['hour']),
      ]);
      expect(all.totals.calls).toBeGreaterThanOrEqual(BigInt(before));
      expect(all.totals.calls % 2n).toBe(0n);
      expect(byHour.reduce((sum, { sums }) => sum + sums.calls, 0n)).toBe(all.totals.calls);
    }
    await recording;
    expect((await store.summarize({ filter: {} }, [])).totals.calls).toBe(40n);
  });
});

function sort<Row extends Pick<Cell, 'values'>>(cells: readonly Row[]): readonly Row[] {
  return [...cells].sort((a, b) => (JSON.stringify(a.values) < JSON.stringify(b.values) ? -1 : 1));
}

function sortCovered(groups: readonly CoverageGroup[]): readonly CoverageGroup[] {
  const keyOf = ({ status, reason, requestModel, responseModel, provider, host, serviceTier }: CoverageGroup): string =>
    JSON.stringify([status, reason, requestModel, responseModel, provider, host, serviceTier]);
  return [...groups].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** Whether some row has the text in it, of a table of the ledger or of any. */
async function isInTable(table: string, text: string): Promise<boolean> {
  await store.close();
  const tables = await runSql(path, "SELECT table_name FROM duckdb_tables() WHERE table_name <> 'rollup_definition'");
  let found = false;
  for (const [name] of tables) {
    if (table !== '' && name !== table) continue;
    const [[count] = []] = await runSql(path, `SELECT count(*) FROM "${name}" t WHERE contains(t::VARCHAR, '${text}')`);
    found ||= count !== 0n;
  }
  store = await DuckDBStore.open(path);
  return found;
}

async function runOnFile(sql: string): Promise<unknown[][]> {
  await store.close();
  const rows = await runSql(path, sql);
  store = await DuckDBStore.open(path);
  return rows;
}
