import { expect, it } from 'vitest';
import { writeTime } from './time-fields.ts';

const nothing = (value: string): string => value.replaceAll('\u202f', ' ').replaceAll('\u2009', ' ');

it.each([
  ['day', '2026-11-27', 'Nov 27, 2026', '2026-11-27'],
  ['hour', '2026-11-27T08', 'Nov 27, 2026, 8:00 AM', '2026-11-27T08:00'],
  ['month', '2026-11', 'November 2026', '2026-11'],
  ['week', '2026-W40', 'Sep 28 – Oct 4, 2026', '2026-W40'],
  ['week', '2026-W01', 'Dec 29, 2025 – Jan 4, 2026', '2026-W01'],
  ['startedAt', '2026-11-27T08:00:00.123456789Z', 'Nov 27, 2026, 9:00:00 AM', '2026-11-27T08:00:00.123Z'],
])('writes %s %s as %s', (field, value, text, dateTime) => {
  const written = writeTime(field, value, 'Europe/Berlin');
  expect(written && { ...written, text: nothing(written.text) }).toEqual({ text, dateTime });
});

it('takes nothing else for a time', () => {
  expect(writeTime('team', '2026-11-27', 'UTC')).toBeUndefined();
  expect(writeTime('day', 'nonsense', 'UTC')).toBeUndefined();
  expect(writeTime('week', '2026-11', 'UTC')).toBeUndefined();
  expect(writeTime('toString', '2026', 'UTC')).toBeUndefined();
});
