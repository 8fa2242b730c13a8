import { expect, it } from 'vitest';
import { writeGoals } from '../bench/goals.ts';
import { SCENARIOS } from '../bench/scenarios/index.ts';

it('says of a Spendspan whose process ended early that no goal is reached', () => {
  const table = writeGoals(SCENARIOS, (_, subject) => (subject === 'spendspan' ? [] : Array(9).fill(1)), ['a peer']);
  const rows = table.split('\n').slice(2);
  expect(rows.length).toBeGreaterThan(SCENARIOS.length - 1);
  for (const row of rows) expect(row).toMatch(/\| its process ended \| missed \|$/);
});
