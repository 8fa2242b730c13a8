import { expect, it } from 'vitest';
import { findZones, listZones } from './zones.ts';

it('UTC comes first, and every zone once', () => {
  const zones = listZones();
  expect(zones[0]).toBe('UTC');
  expect(zones.length).toBeGreaterThan(300);
  expect(new Set(zones).size).toBe(zones.length);
});

it.each([
  ['new york', ['America/New_York']],
  ['  YORK  america ', ['America/New_York']],
  ['europe/ber', ['Europe/Berlin']],
  ['EST5EDT', ['EST5EDT']],
  ['+01:00', []],
  ['atlantis', []],
])('%s is found as %j', (text, found) => {
  expect(findZones(text, ['UTC', 'America/New_York', 'Europe/Berlin', 'Europe/Paris'])).toEqual(found);
});
