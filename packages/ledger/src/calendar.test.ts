import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, CALENDAR_UNITS, countDays, dayOf, isTimeZone, periodOf, startOfDay, weekdayOf } from './calendar.ts';

const iso = (timeMs: number): string => new Date(timeMs).toISOString();

describe('a calendar', () => {
  it.each([
    ['2026-11-01', 'UTC', '2026-11-01T00:00:00.000Z'],
    ['2026-11-01', 'Europe/Berlin', '2026-10-31T23:00:00.000Z'],
    ['2026-07-01', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
    ['2026-11-01', 'America/Los_Angeles', '2026-11-01T07:00:00.000Z'],
    ['2026-11-02', 'America/Los_Angeles', '2026-11-02T08:00:00.000Z'],
    ['2026-11-01', 'Asia/Kathmandu', '2026-10-31T18:15:00.000Z'],
    ['2026-11-01', 'Pacific/Kiritimati', '2026-10-31T10:00:00.000Z'],
    // Summer time begins at midnight there: the day begins at one.
    ['2024-04-26', 'Africa/Cairo', '2024-04-25T22:00:00.000Z'],
  ])('knows when %s begins in %s', (day, zone, instant) => {
    expect(iso(startOfDay(day, zone))).toBe(instant);
  });

  it('has days that begin where the day before ends, in every zone', () => {
    const zones = fc.constantFrom('UTC', 'Africa/Cairo', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), zones, (count, zone) => {
        const day = addDays('1975-01-01', count);
        const start = startOfDay(day, zone);
        expect(dayOf(start, zone)).toBe(day);
        expect(dayOf(start - 1, zone)).toBe(addDays(day, -1));
      }),
      { numRuns: 200 },
    );
  });

  it('has periods that hold their day and follow each other without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.constantFrom(...CALENDAR_UNITS), (count, unit) => {
        const day = addDays('1975-01-01', count);
        const period = periodOf(day, unit);
        expect(period.fromDay <= day && day < period.toDay).toBe(true);
        expect(periodOf(period.fromDay, unit)).toEqual(period);
        expect(periodOf(period.toDay, unit).fromDay).toBe(period.toDay);
        expect(periodOf(addDays(period.fromDay, -1), unit).toDay).toBe(period.fromDay);
      }),
    );
  });

  it.each([
    ['day', '2026-11-26', '2026-11-27'],
    ['week', '2026-11-23', '2026-11-30'],
    ['month', '2026-11-01', '2026-12-01'],
    ['quarter', '2026-10-01', '2027-01-01'],
    ['year', '2026-01-01', '2027-01-01'],
  ] as const)('puts a Thursday of November into its %s', (unit, fromDay, toDay) => {
    expect(periodOf('2026-11-26', unit)).toEqual({ fromDay, toDay });
  });

  it('counts days and weekdays over leap days', () => {
    expect(countDays({ fromDay: '2024-02-01', toDay: '2024-03-01' })).toBe(29);
    expect(weekdayOf('2026-11-23')).toBe(0);
    expect(weekdayOf('2026-11-29')).toBe(6);
  });

  it('knows the zones of the database by name, and nothing else', () => {
    expect(['UTC', 'Europe/Berlin'].every(isTimeZone)).toBe(true);
    expect(['Mars/Olympus', '+01:00', ''].some(isTimeZone)).toBe(false);
  });
});
