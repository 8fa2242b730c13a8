import { expect, it } from 'vitest';
import { formatDuration } from './durations.ts';

it.each([
  [0, '0 ms'],
  [0.1234, '0.12 ms'],
  [229.7, '230 ms'],
  [999.9, '1.00 sec'],
  [2310, '2.31 sec'],
  [59_990, '59.99 sec'],
  [59_999, '1 min'],
  [252_000, '4 min 12 sec'],
  [3_599_800, '1 hr'],
  [11_100_000, '3 hr 5 min'],
  [183_600_000, '2 days 3 hr'],
])('says %d ms as %s', (ms, said) => {
  expect(formatDuration(ms)).toBe(said);
});
