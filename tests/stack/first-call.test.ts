import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COST, toCounter } from '../../collector-config/src/metric-names.ts';
import { FREE_PORTS } from '../../collector-config/stack/ports.ts';
import { type Stack, startStack } from '../../collector-config/stack/stack.ts';
import { startDrivenApp } from './driven-app.ts';
import { StackReader, waitFor } from './stack-reader.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({
    scrapeSeconds: 1,
    ports: FREE_PORTS,
  });
});
afterAll(() => stack?.stop());

describe('the first call of a series', () => {
  it('is in what increase() counts, since Prometheus knows when the series began', async () => {
    const reader = new StackReader(stack);
    const app = await startDrivenApp(`http://127.0.0.1:${stack.ports.otlpHttp}`);
    try {
      const { usd } = await app.tell({ calls: 1, flush: true });
      const series = `${toCounter(COST)}`;
      expect(await reader.until(`sum(${series})`, (value) => value > 0)).toBeCloseTo(usd, 12);
      // Without the zero there is no increase before a second call.
      const increase = await reader.until(`sum(increase(${series}[5m]))`, (value) => value > 0);
      expect(increase).toBeGreaterThanOrEqual(usd * 0.999);
      const samples = await waitFor('a zero before the first sample', async () => {
        const value = await reader.value(`min_over_time(${series}[5m])`);
        return { done: value === 0, value };
      });
      expect(samples).toBe(0);
      console.log(`one call of USD ${usd}: increase() says ${increase}`);
    } finally {
      await app.stop();
    }
  });
});
