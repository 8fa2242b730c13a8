import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CALL_ORDERS, type Call, type CallOrder, FIELDS, type Ledger, type Report } from '../src/index.ts';
import { arbitraryCall } from './arbitrary-call.ts';
import { makeCall, makeCost, makeUnpricedCall } from './calls.ts';
import type { LedgerPlace } from './describe-ledger.ts';

/** The contract of the list of calls, on every store. */
export function describeCallList(name: string, makePlace: () => Promise<LedgerPlace>): void {
  describe(`the calls of a ledger in ${name}`, () => {
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

    /** The ids of all pages, one after the other. */
    const readAll = async (of: Ledger, query: Readonly<Record<string, string>>): Promise<readonly string[]> => {
      const ids: string[] = [];
      let after: string | undefined;
      do {
        const page = await of.calls({ ...query, after });
        ids.push(...page.calls.map(({ trace_id, span_id }) => `${String(trace_id)} ${String(span_id)}`));
        after = page.next ?? undefined;
      } while (after !== undefined);
      return ids;
    };

    it('are none of an empty ledger', async () => {
      expect(await ledger.calls()).toMatchObject({ calls: [], next: null, totals: { calls: 0 }, usersHidden: false });
    });

    it('are in every order each once, page by page, and add up to their totals', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uniqueArray(arbitraryCall, { selector: idOf, maxLength: 25 }), async (calls) => {
          const fresh = await makePlace();
          const other = await fresh.open();
          try {
            await other.append(calls);
            const { totals } = await other.calls();
            for (const order of CALL_ORDERS) {
              const listed = await readAll(other, { order, limit: '4' });
              expect(listed, order).toHaveLength(totals?.calls ?? -1);
              const known = new Set(listed);
              const expected = calls.filter((call) => known.has(idOf(call))).sort(compareBy(order));
              expect(listed, order).toEqual(expected.map(idOf));
            }
          } finally {
            await other.close();
            await fresh.remove();
          }
        }),
        { numRuns: 6 },
      );
    });

    it('are those of a period and of any values, as reports have them', async () => {
      const old = makeCall({ startTimeUnixNano: 1_700_000_000_000_000_000n });
      const growth = makeCall();
      await ledger.append([old, growth, makeCall({ attribution: {} })]);
      const page = await ledger.calls({ where: 'team=growth', since: '2026-11-01' });
      expect(page).toMatchObject({ filter: { team: 'growth' }, totals: { calls: 1, costUsd: '0.003600000000' } });
      expect(page.calls).toMatchObject([{ span_id: growth.spanId, cost_usd: '0.003600000000', user_id: 'u-1' }]);
      expect((await ledger.calls({ where: 'team=' })).calls).toMatchObject([{ team_id: null }]);
      expect((await ledger.calls({ where: `trace=${old.traceId},span=${old.spanId}` })).calls).toHaveLength(1);
    });

    it('that have no price come last where they are ordered by cost', async () => {
      const [unknown, dear] = [makeUnpricedCall(), makeCall({ cost: makeCost(9_000_000_000_000n) })];
      await ledger.append([unknown, makeCall(), dear]);
      const ids = await readAll(ledger, { order: 'cost', limit: '1' });
      expect([ids[0], ids[2]]).toEqual([idOf(dear), idOf(unknown)]);
    });

    it('leave out a background response that is another row by now, as reports do', async () => {
      const bill = makeCall({ responseId: 'resp_1' });
      const waiting = makeUnpricedCall({ responseId: 'resp_2', usageReason: 'background' });
      await ledger.append([makeUnpricedCall({ responseId: 'resp_1', usageReason: 'background' }), bill, waiting]);
      expect([...(await readAll(ledger, {}))].sort()).toEqual([idOf(bill), idOf(waiting)].sort());
    });

    it('have the cost of today', async () => {
      await ledger.append([makeCall()]);
      await ledger.reprice(
        () => ({ cost: makeCost(5n), costStatus: 'priced', costReason: null, costSource: 'user:five.yaml' }),
        { since: '2026-01-01' },
      );
      expect((await ledger.calls({ order: 'cost' })).calls).toMatchObject([{ cost_usd: '0.000000000005' }]);
    });

    it('are a report, too', async () => {
      await ledger.append([makeCall(), makeCall({ status: 'error', errorType: 'timeout' })]);
      const report = await ledger.report('calls', { limit: '1', where: 'errorType=timeout' });
      expect(report).toMatchObject({ title: 'Calls, only error timeout', totals: { calls: 1 } });
      expect(report.sections[0]?.rows).toMatchObject([{ status: 'timeout', costUsd: '0.003600000000' }]);
    });

    it('of any values are those that pass the test of calls at hand', async () => {
      const zones = fc.constantFrom(undefined, 'America/St_Johns', 'Europe/Berlin');
      const calls = fc.uniqueArray(arbitraryCall, { selector: idOf, minLength: 1, maxLength: 8 });
      const field = fc.constantFrom(...FIELDS.map(({ name }) => name), 'cost_center');
      await fc.assert(
        fc.asyncProperty(
          calls,
          fc.array(field, { minLength: 1, maxLength: 6 }),
          zones,
          async (some, fields, timeZone) => {
            const fresh = await makePlace();
            const other = await fresh.open();
            try {
              await other.append(some);
              const counted = new Set(await readAll(other, {}));
              for (const by of fields) {
                const { sections } = await other.report('breakdown', { by, timeZone }).catch(toNone);
                for (const row of sections[0]?.rows ?? []) {
                  const value = String(Object.values(row)[0] ?? '').replaceAll(/[\\,]/g, '\\$&');
                  const where = `${by}=${value}`;
                  const test = await other.makeCallTest({ where, ...(timeZone && { timeZone }) });
                  const expected = some.filter((call) => counted.has(idOf(call)) && test(call)).map(idOf);
                  const listed = await readAll(other, { where, ...(timeZone && { timeZone }) });
                  expect([...listed].sort(), where).toEqual(expected.sort());
                }
              }
            } finally {
              await other.close();
              await fresh.remove();
            }
          },
        ),
        { numRuns: 6 },
      );
      await expect(ledger.makeCallTest({ where: 'tem=growth' })).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
      await expect(ledger.makeCallTest({ month: 'this' })).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
    });

    it('refuse a question that is none', async () => {
      for (const query of [{ order: 'best' }, { limit: '0' }, { limit: '5000' }, { after: 'x' }, { team: 'growth' }]) {
        await expect(ledger.calls(query), JSON.stringify(query)).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
      }
    });
  });

  describe(`reports of some calls of a ledger in ${name}`, () => {
    it('are those of a ledger that holds these alone', async () => {
      const [some, whole] = [await makePlace(), await makePlace()];
      const [few, all] = [await some.open(), await whole.open()];
      try {
        const kept = [makeCall(), makeCall({ status: 'error' }), makeUnpricedCall(), makeCall({ attempts: 3 })];
        const others = [makeCall({ service: 'search' }), makeUnpricedCall({ service: null })];
        await few.append(kept);
        await all.append([...kept, ...others]);
        for (const report of [
          'org',
          'team',
          'usage',
          'forecast',
          'compare',
          'anomalies',
          'units',
          'cache',
          'waste',
          'gaps',
        ]) {
          const query = QUERIES[report] ?? {};
          const { title, filter, ...figures } = await all.report(report, { ...query, where: 'service=checkout' });
          const expected = await few.report(report, query);
          expect(title).toBe(`${expected.title}, only service checkout`);
          expect(filter).toEqual({ service: 'checkout' });
          expect(figures, report).toMatchObject({ totals: expected.totals, breakdowns: expected.breakdowns });
          expect(figures.sections, report).toEqual(expected.sections);
        }
      } finally {
        await few.close();
        await all.close();
        await some.remove();
        await whole.remove();
      }
    });

    it('have nothing where no call can have both values', async () => {
      const place = await makePlace();
      const ledger = await place.open();
      try {
        await ledger.append([makeCall(), makeCall({ attribution: { team: 'sales' } })]);
        const report = await ledger.report('team', { team: 'growth', where: 'team=sales' });
        expect(report.totals).toMatchObject({ calls: 0, costUsd: '0.000000000000' });
        expect((await ledger.report('units', { where: 'status=error' })).totals.calls).toBe(0);
        await expect(ledger.report('trace', { trace: '0'.repeat(32), where: 'team=sales' })).rejects.toMatchObject({
          code: 'BAD_PARAMETER',
        });
      } finally {
        await ledger.close();
        await place.remove();
      }
    });
  });
}

const QUERIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  usage: { month: '2026-11' },
  compare: { since: '2026-11-10', until: '2026-11-20' },
  forecast: { at: '2026-11-20' },
};

function idOf({ traceId, spanId }: Call): string {
  return `${traceId} ${spanId}`;
}

function readValue({ cost, durationNs, usage }: Call, order: CallOrder): bigint | null {
  if (order === 'cost') return cost.total;
  if (order === 'duration') return durationNs;
  if (order !== 'tokens') return 0n;
  const { inputTokens, outputTokens } = usage;
  return inputTokens === undefined && outputTokens === undefined
    ? null
    : BigInt(inputTokens ?? 0) + BigInt(outputTokens ?? 0);
}

function compareBy(order: CallOrder): (one: Call, other: Call) => number {
  return (one, other) => {
    const [a, b] = [readValue(one, order), readValue(other, order)];
    if (a !== b) return a === null ? 1 : b === null ? -1 : a > b ? -1 : 1;
    const [x, y] = [one.startTimeUnixNano, other.startTimeUnixNano];
    if (x !== y) return (x < y ? -1 : 1) * (order === 'oldest' ? 1 : -1);
    return idOf(one) < idOf(other) ? -1 : 1;
  };
}

/** Nobody has the dimension that was asked by. */
function toNone(): Pick<Report, 'sections'> {
  return { sections: [] };
}
