const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** A stretch of time in the user's locale, in its two largest units: `230 ms`, `2.31 s`, `4 min 12 s`, `2 days 3 hr`. */
export function formatDuration(ms: number): string {
  if (ms < 999.5) return formatUnit(ms < 9.995 ? Number(ms.toFixed(2)) : Math.round(ms), 'millisecond');
  if (ms < 59_995) return formatUnit(ms / 1000, 'second', 2);
  const at = UNITS.findIndex(([, size]) => ms >= size - 500);
  const [large, small] = [UNITS[at] ?? UNITS[2], UNITS[at + 1] ?? UNITS[3]];
  const smalls = Math.round(ms / small[1]);
  const perLarge = large[1] / small[1];
  const rest = smalls % perLarge;
  const parts = [formatUnit((smalls - rest) / perLarge, large[0]), ...(rest === 0 ? [] : [formatUnit(rest, small[0])])];
  return parts.join(' ');
}

function formatUnit(value: number, unit: string, digits?: number): string {
  const fraction = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return value.toLocaleString(undefined, { style: 'unit', unit, unitDisplay: 'short', ...fraction });
}
