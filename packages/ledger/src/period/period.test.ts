import { describe, expect, it } from 'vitest';
import { ReportParameterError } from '../errors.ts';
import type { ReportQuery } from '../types.ts';
import { describePeriod, readPeriod } from './period.ts';

/** A Thursday. */
const NOW = Date.parse('2026-11-26T00:30:00.000Z');
const BERLIN = 'Europe/Berlin';

function read(query: ReportQuery, nowMs = NOW): string {
  const { from = '', to = '' } = describePeriod(readPeriod(query, nowMs));
  return `${from} ${to}`.trim();
}

describe('a period', () => {
  it.each([
    ['2026-11-01', '2026-11-01T00:00:00.000Z'],
    ['2026-11', '2026-11-01T00:00:00.000Z'],
    ['2026-11-01T08:00:00+02:00', '2026-11-01T06:00:00.000Z'],
    ['24h', '2026-11-25T00:30:00.000Z'],
    ['7d', '2026-11-19T00:30:00.000Z'],
    ['2w', '2026-11-12T00:30:00.000Z'],
    ['now', '2026-11-26T00:30:00.000Z'],
    ['today', '2026-11-26T00:00:00.000Z'],
    ['yesterday', '2026-11-25T00:00:00.000Z'],
    ['week', '2026-11-23T00:00:00.000Z'],
    ['month', '2026-11-01T00:00:00.000Z'],
    ['last-month', '2026-10-01T00:00:00.000Z'],
    ['year', '2026-01-01T00:00:00.000Z'],
  ])('begins at %s, by either name', (since, from) => {
    expect(read({ since })).toBe(from);
    expect(read({ from: since })).toBe(from);
  });

  it('is a whole month by its number, this or the last', () => {
    expect(read({ month: '2026-12' })).toBe('2026-12-01T00:00:00.000Z 2027-01-01T00:00:00.000Z');
    expect(read({ month: 'this' })).toBe(read({ month: '2026-11' }));
    expect(read({ month: 'last' }, Date.parse('2026-01-15'))).toBe(read({ month: '2025-12' }));
  });

  it('has days and months by the clocks of a time zone, also where they change', () => {
    expect(read({ month: '2026-10', timeZone: BERLIN })).toBe(
      '2026-10-01T00:00:00.000+02:00 2026-11-01T00:00:00.000+01:00',
    );
    expect(read({ since: 'today', timeZone: 'America/Los_Angeles' })).toBe('2026-11-25T00:00:00.000-08:00');
    expect(read({ since: '2026-11-01', timeZone: 'asia/kolkata' })).toContain('2026-11-01T00:00:00.000+05:30');
    expect(read({ since: '2026-11-01T08:00:00Z', timeZone: BERLIN })).toBe('2026-11-01T09:00:00.000+01:00');
  });

  it('begins a day whose midnight clocks skip or repeat with its first moment', () => {
    expect(read({ since: '2024-04-26', timeZone: 'Africa/Cairo' })).toBe('2024-04-26T01:00:00.000+03:00');
    expect(read({ since: '2018-11-04', timeZone: 'America/Sao_Paulo' })).toBe('2018-11-04T01:00:00.000-02:00');
    expect(read({ since: '2018-02-18', timeZone: 'America/Sao_Paulo' })).toBe('2018-02-18T00:00:00.000-03:00');
    expect(read({ since: '2025-11-02', timeZone: 'America/Havana' })).toBe('2025-11-02T00:00:00.000-04:00');
  });

  it('begins with the first moment that a call can have where 1970 begins before it', () => {
    for (const query of [{ since: '1970-01-01' }, { since: '1970-01' }, { month: '1970-01' }]) {
      expect(read({ ...query, timeZone: BERLIN })).toContain('1970-01-01T01:00:00.000+01:00');
    }
    expect(() => read({ since: '1969-12-31', timeZone: BERLIN })).toThrow(ReportParameterError);
    expect(() => read({ since: '1969-12-31T23:00:00Z' })).toThrow(ReportParameterError);
  });

  it('of nothing is all time', () => {
    expect(read({})).toBe('');
    expect(describePeriod(readPeriod({}))).toEqual({ timeZone: 'UTC' });
  });

  it.each<[ReportQuery, RegExp]>([
    [{ since: '2026-02-30' }, /got since "2026-02-30", expected a day such as/],
    [{ from: '7x' }, /got from "7x"/],
    [{ until: '' }, /got until ""/],
    [{ since: '999999w' }, /got since/],
    [{ month: '2026-13' }, /got month "2026-13", expected a month such as 2026-11, this or last/],
    [{ month: '2026-11', until: 'now' }, /got month 2026-11 together with a start or an end/],
    [{ since: '7d', from: '7d' }, /got from "7d" together with since, expected one of them/],
    [{ since: 'today', until: 'yesterday' }, /got until "yesterday", expected a moment after since \(today\)/],
    [{ timeZone: 'Mars/Olympus' }, /got timeZone "Mars\/Olympus", expected a time zone by its IANA name/],
    [{ timeZone: '+01:00' }, /expected a time zone by its IANA name/],
  ])('%j is refused by the name that was used', (query, message) => {
    expect(() => readPeriod(query, NOW)).toThrow(ReportParameterError);
    expect(() => readPeriod(query, NOW)).toThrow(message);
  });
});
