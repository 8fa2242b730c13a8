import { expect, it } from 'vitest';
import { SUM_NAMES, type Sums } from '../call-store.ts';
import { parseDirectory } from './parse-directory.ts';
import { makeSegments, readCells } from './segments.ts';

const NO_SUMS = Object.fromEntries(SUM_NAMES.map((name) => [name, 0n])) as Sums;

it('days that a store names by other rules of the time zone than ours are the nearest of the period', () => {
  const text = 'version: 1\nteams: [{ id: growth, moves: [{ from: "2026-11-16", cost_center: "4712" }] }]';
  const directory = parseDirectory({ name: 'teams.yaml', text });
  const period = { fromDay: '2026-11-01', toDay: '2026-12-01' };
  const cells = readCells(
    ['2026-10-31', '2026-11-15', '2026-12-01'].map((day) => ({
      values: [day, 'growth', null],
      sums: { ...NO_SUMS, calls: 1n, cost: 5n },
    })),
    directory,
    period,
  );
  expect(cells.map(({ day }) => day)).toEqual(['2026-11-01', '2026-11-15', '2026-11-30']);
  expect(makeSegments(cells, directory, period).map(({ costCenter, sums }) => [costCenter, sums.cost])).toEqual([
    [null, 10n],
    ['4712', 5n],
  ]);
});
