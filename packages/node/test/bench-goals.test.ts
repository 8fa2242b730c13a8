import { expect, it } from 'vitest';
import { writeGoals } from '../bench/goals.ts';
import { SCENARIOS } from '../bench/scenarios/index.ts';

it('says of a Spendspan whose process ended early that no goal is reached', () => {
  const table = writeGoals(SCENARIOS, (_, subject) => (subject === 'spendspan' ? [] : Array(9).fill(1)), ['a peer']);
  const rows = table.split('\n').slice(2);
  expect(rows.length).toBeGreaterThan(SCENARIOS.length - 1);
  for (const row of rows) expect(row).toMatch(/\| its process ended \| missed \|$/);
});

it('says which of the two cannot be told from the bare client', () => {
  const took: Readonly<Record<string, readonly number[]>> = {
    floor: [-10, 30, 20, 10, 5, 15],
    spendspan: [44, 65, 50, 55, 60, 47],
  };
  const [plain] = writeGoals(SCENARIOS, (_, subject) => took[subject] ?? [], [])
    .split('\n')
    .slice(2);

  expect(plain).toMatch(/\| the floor is not to be told from the bare client \| - \|$/);
});

it('says of no goal that it is reached where the best of the others may take less than can be told', () => {
  const took: Readonly<Record<string, readonly number[]>> = {
    spendspan: [40, 41, 42, 43, 44, 45],
    dear: [90, 91, 92, 93, 94, 95],
    cheap: [-5, 1, 2, 3, 4, 5],
  };
  const judge = (peers: readonly string[]): string | undefined =>
    writeGoals(SCENARIOS, (_, subject) => took[subject] ?? [], peers)
      .split('\n')
      .find((row) => row.includes('half of the best peer'));

  expect(judge(['dear'])).toMatch(/\| 0\.46 × \| reached \|$/);
  expect(judge(['dear', 'cheap'])).toMatch(/\| 0\.46 × or more \| - \|$/);
});
