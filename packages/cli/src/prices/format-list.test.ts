import { createPricer } from '@spendspan/cost';
import { expect, it } from 'vitest';
import { formatPriceList } from './format-list.ts';

const at = new Date('2026-11-20');
const entries = createPricer().list({ provider: 'anthropic', model: 'claude-sonnet-4-5', tier: 'standard', at });
const plain = (_tone: string, text: string): string => text;

function widest(width: number | undefined): number {
  return Math.max(...tableOf(width).map((line) => line.length));
}

/** The lines of the table, heading and rule included. */
function tableOf(width: number | undefined): readonly string[] {
  const lines = formatPriceList(entries, { at, paint: plain, width }).split('\n');
  const start = lines.findIndex((line) => line.startsWith('  Model'));
  return lines.slice(start, lines.indexOf('', start));
}

it('a list fits the terminal, and breaks no line where there is none', () => {
  const whole = widest(undefined);
  expect(tableOf(undefined).length).toBe(2 + entries.length);
  expect(widest(whole - 1)).toBeLessThan(whole);
  expect(tableOf(whole - 1).length).toBeGreaterThan(2 + entries.length);
  expect(widest(whole)).toBe(whole);
});

it('prices stand point beneath point', () => {
  const cached = tableOf(undefined).find((line) => /claude-sonnet-4-5 +3 /.test(line)) ?? '';
  const above = tableOf(undefined).find((line) => line.includes('200,000')) ?? '';
  expect(cached.indexOf('.3')).toBe(above.indexOf('.6'));
});
