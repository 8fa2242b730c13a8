/** No Date is later. */
const LAST_DATE_MS = 8.64e15;

/** When a call began, in milliseconds since 1970; now, where that is not told or no time. */
export function readTime(at: unknown): number {
  const timeMs = typeof at === 'number' || at instanceof Date ? Number(at) : Number.NaN;
  return Math.abs(timeMs) <= LAST_DATE_MS ? timeMs : Date.now();
}
