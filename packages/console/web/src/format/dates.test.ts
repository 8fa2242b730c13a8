import { describe, expect, it } from 'vitest';
import { chooseClock, formatClock, formatTitle } from './dates.ts';

/** How the first of two moments is told beside the second. */
function tell(from: string, to: string, timeZone = 'UTC'): string {
  return formatClock(Date.parse(from), chooseClock(Date.parse(from), Date.parse(to), timeZone));
}

describe('the clock of a timeline', () => {
  it('says the day, and the year, where calls have two of these', () => {
    expect(tell('2025-11-27T10:00:00Z', '2025-11-27T11:00:00Z')).not.toMatch(/27|2025/);
    expect(tell('2025-11-27T10:00:00Z', '2025-11-28T10:00:00Z')).toMatch(/^(?!.*2025).*27/);
    expect(tell('2025-11-27T10:00:00Z', '2026-11-27T10:00:00Z')).toMatch(/2025/);
  });

  it('has them change by the clocks of the time zone', () => {
    const evening = ['2025-12-31T18:00:00Z', '2025-12-31T18:30:00Z'] as const;
    expect(tell(...evening)).not.toMatch(/2025/);
    expect(tell(...evening, 'Asia/Kathmandu')).toMatch(/2025/);
  });
});

describe('the title of a report', () => {
  it('says a month by its name, and leaves the names of others as they are', () => {
    const month = new Date('2026-11-01').toLocaleDateString(undefined, {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    expect(formatTitle('Month of 2026-11, so far and to its end')).toBe(`${month}, so far and to its end`);
    expect(formatTitle('Team Month of 2026-11, so far and to its end')).toMatch(/2026-11/);
  });
});
