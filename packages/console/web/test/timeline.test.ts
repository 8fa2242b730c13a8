import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { makeExport, makeIds, postJson, type SpanTimes } from '../../test/traces.ts';
import { CHROMIUM } from './browser.ts';
import { HOSTILE, usePage } from './page-fixture.ts';

const START = 1_795_000_000_000_000_000n;

/** A span of a trace from one second to another. */
function takes(traceId: string, from: number, to: number): SpanTimes {
  const nanos = (seconds: number): string => String(START + BigInt(Math.round(seconds * 1e9)));
  return { ...makeIds(), traceId, startTimeUnixNano: nanos(from), endTimeUnixNano: nanos(to) };
}

interface Place {
  readonly x: number;
  readonly width: number;
}

async function placesOf(all: Locator): Promise<readonly Place[]> {
  return all.evaluateAll((bars) =>
    bars.map((bar) => bar.getBoundingClientRect()).map(({ x, width }) => ({ x, width })),
  );
}

describe.skipIf(!CHROMIUM)('the timeline of a session and of a trace', () => {
  const on = usePage();

  it.each([1440, 390])('draws calls where and as long as they ran, and pauses shorter, %i wide', async (width) => {
    const { page } = on;
    const [one, other] = [makeIds().traceId, makeIds().traceId];
    // Two calls beside each other, one after them, and one more an hour later that failed at once.
    const spans = [takes(one, 0, 4), takes(one, 1, 3), takes(one, 5, 7)];
    const late = takes(other, 3607, 3607);
    await postJson(on.fixture.console.url, makeExport(spans, { 'session.id': 's-1' }));
    await postJson(
      on.fixture.console.url,
      makeExport([late], { 'session.id': 's-1', 'gen_ai.response.model': HOSTILE, 'error.type': 'timeout' }),
    );
    await page.setViewportSize({ width, height: 900 });
    await on.open('/report/session?session=s-1');
    const timeline = page.getByRole('list', { name: 'Calls in the order in which they began' });
    await timeline.waitFor();
    const [line] = await placesOf(timeline.locator('.track').first());
    const bars = await placesOf(timeline.locator('.bar'));
    const part = ({ x, width: wide }: Place): readonly number[] =>
      [x - (line?.x ?? 0), wide].map((length) => length / (line?.width ?? 1));
    // Seven seconds are drawn on what the pause leaves of the line, 96 %.
    for (const [at, [from, to]] of [
      [0, [0, 4]],
      [1, [1, 3]],
      [2, [5, 7]],
    ] as const) {
      const [left = 0, wide = 0] = part(bars[at] ?? { x: 0, width: 0 });
      expect(left).toBeCloseTo((from * 0.96) / 7, 1);
      expect(wide).toBeCloseTo(((to - from) * 0.96) / 7, 1);
    }
    const last = bars[3] ?? { x: 0, width: 0 };
    expect(last.width).toBeGreaterThanOrEqual(3);
    expect(last.x + last.width).toBeLessThanOrEqual((line?.x ?? 0) + (line?.width ?? 0) + 1);
    await timeline.getByText('1 hr idle').waitFor();
    await page.getByText('1 hr in all, a call ran for 6.00 sec of it').waitFor();
    const rows = await timeline.getByRole('link', { name: /USD/ }).allTextContents();
    expect(rows.map((row) => /USD 0.0036/.test(row))).toEqual([true, true, true, true]);
    expect(rows[3]).toContain(HOSTILE);
    expect(rows[3]).toContain('timeout');
    expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
    await timeline.getByRole('link', { name: `Trace ${other.slice(0, 8)}…` }).waitFor();
  });

  it('is walked by arrow keys, and leads to a call', async () => {
    const { page } = on;
    const { traceId } = makeIds();
    const spans = [takes(traceId, 0, 1), takes(traceId, 0.5, 2), takes(traceId, 2, 3)];
    await postJson(on.fixture.console.url, makeExport(spans));
    await on.open(`/report/trace?trace=${traceId}`);
    const links = page.getByRole('list', { name: 'Calls in the order in which they began' }).getByRole('link');
    await links.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    expect(await links.nth(1).evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Call: chat gpt-4.1' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/call/${traceId}/${spans[1]?.spanId}`);
  });

  it('tells long ones a part at a time, and how much of them that is', async () => {
    const { page } = on;
    const { traceId } = makeIds();
    const spans = Array.from({ length: 230 }, (_, at) => takes(traceId, at, at + 0.5));
    await postJson(on.fixture.console.url, makeExport(spans));
    await on.open(`/report/trace?trace=${traceId}`);
    await page.getByText('The first 200 of 230 calls.').waitFor();
    await page.getByRole('button', { name: 'Show more calls' }).click();
    const rows = page.getByRole('list', { name: 'Calls in the order in which they began' }).getByRole('listitem');
    await expect.poll(() => rows.count()).toBe(230);
  });
});
