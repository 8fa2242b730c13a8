import type { Tick } from '../../parts/burn-down.tsx';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Longer periods are told by their months. */
const MAX_DAYS = 62;

/** Names of the times of a period that are as far from each other as the next ones: hours of a day, days, or months. */
export function listTicks(from: number, to: number, timeZone: string): readonly Tick[] {
  if (to - from < 2 * DAY_MS) return listEvery(from, to, 2 * HOUR_MS, { hour: 'numeric', timeZone });
  if (to - from < MAX_DAYS * DAY_MS) return listEvery(from, to, DAY_MS, { day: 'numeric', month: 'short', timeZone });
  const dayOf = new Intl.DateTimeFormat('en-US', { day: 'numeric', timeZone });
  const days = listEvery(from, to, DAY_MS, { month: 'short', timeZone });
  return days.filter(({ x }) => dayOf.format(x + NEAR_MIDNIGHT_MS) === '1');
}

/** Where clocks were changed since the beginning, a day later is up to an hour before or after midnight. */
const NEAR_MIDNIGHT_MS = 2 * HOUR_MS;

function listEvery(from: number, to: number, stepMs: number, options: Intl.DateTimeFormatOptions): readonly Tick[] {
  const format = new Intl.DateTimeFormat(undefined, options);
  const moreMs = stepMs === DAY_MS ? NEAR_MIDNIGHT_MS : 0;
  return Array.from({ length: Math.round((to - from) / stepMs) + 1 }, (_, index) => from + index * stepMs).map((x) => ({
    x,
    label: format.format(x + moreMs),
  }));
}
