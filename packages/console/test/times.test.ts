import { describe, expect, it } from 'vitest';
import { fetchReport } from '../src/index.ts';
import { useConsole } from './console-fixture.ts';
import { toProtobuf } from './protobuf-bytes.ts';
import { makeExport, makeIds, post, postJson, type SpanIds } from './traces.ts';

/** An export of one call that starts then and takes a second, as its text says. */
function makeCallAt(startTimeUnixNano: string, ids: SpanIds = makeIds(), end?: string): object {
  const message = makeExport([ids]) as { resourceSpans: { scopeSpans: { spans: Record<string, unknown>[] }[] }[] };
  const span = message.resourceSpans[0]?.scopeSpans[0]?.spans[0] ?? {};
  Object.assign(span, { startTimeUnixNano, endTimeUnixNano: end ?? startTimeUnixNano });
  return message;
}

const nanos = (time: string): string => `${BigInt(Date.parse(time)) * 1_000_000n}`;

describe('the time of a span', () => {
  const fixture = useConsole();
  const countCalls = async (query: Readonly<Record<string, string>> = {}): Promise<number> =>
    (await fetchReport({ url: fixture.console.url, pid: 0 }, 'org', query)).totals.calls;
  const listDays = async (month: string): Promise<readonly (readonly [string, number])[]> => {
    const { breakdowns } = await fetchReport({ url: fixture.console.url, pid: 0 }, 'usage', { month });
    return breakdowns.find(({ by }) => by === 'day')?.rows.map(({ key, totals }) => [key, totals.calls] as const) ?? [];
  };

  it('puts the call on its own day, however late and in whatever order it comes', async () => {
    const times = ['2026-11-20T00:00:00Z', '2025-01-31T23:59:59Z', '2026-11-19T23:59:59Z', '2026-11-20T12:00:00Z'];
    for (const time of times) expect((await postJson(fixture.console.url, makeCallAt(nanos(time)))).status).toBe(200);
    expect(await listDays('2026-11')).toEqual([
      ['2026-11-19', 1],
      ['2026-11-20', 2],
    ]);
    expect(await listDays('2025-01')).toEqual([['2025-01-31', 1]]);
  });

  it('counts a call once that comes again after later ones, in another format or with another end', async () => {
    const ids = makeIds();
    const start = nanos('2026-11-20T08:00:00Z');
    await postJson(fixture.console.url, makeCallAt(start, ids));
    await postJson(fixture.console.url, makeCallAt(nanos('2026-11-25T08:00:00Z')));
    await postJson(fixture.console.url, makeCallAt(start, ids, '1'));
    const protobuf = { 'content-type': 'application/x-protobuf' };
    expect((await post(fixture.console.url, toProtobuf(makeCallAt(start, ids)), protobuf)).status).toBe(200);
    expect(await countCalls()).toBe(2);
  });

  it('is believed in the future and in 1970, and does not hide in the period of others', async () => {
    const times = ['1', nanos('2026-11-20T00:00:00Z'), nanos('2199-12-31T00:00:00Z'), `${2n ** 63n - 2n}`];
    for (const time of times) expect((await postJson(fixture.console.url, makeCallAt(time))).status).toBe(200);
    expect(await countCalls()).toBe(4);
    expect(await countCalls({ month: '2026-11' })).toBe(1);
    expect(await listDays('1970-01')).toEqual([['1970-01-01', 1]]);
    expect(await listDays('2199-12')).toEqual([['2199-12-31', 1]]);
  });

  it.each([
    ['0', '0'],
    ['the largest of 64 bits', `${2n ** 64n - 1n}`],
    ['the last of a signed one, which databases take for infinity', `${2n ** 63n - 1n}`],
    ['negative', '-1'],
    ['no number', '2026-11-20'],
  ])('that is %s is rejected by partial success', async (_what, time) => {
    const response = await postJson(fixture.console.url, makeCallAt(time));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ partialSuccess: { rejectedSpans: '1' } });
    expect(await countCalls()).toBe(0);
  });

  it('keeps the call and not the duration when the end is before the start or beyond all time', async () => {
    const start = nanos('2026-11-20T08:00:00Z');
    for (const end of ['0', '1', `${2n ** 64n - 1n}`, 'soon']) {
      expect((await postJson(fixture.console.url, makeCallAt(start, makeIds(), end))).status).toBe(200);
    }
    expect(await countCalls({ month: '2026-11' })).toBe(4);
  });
});
