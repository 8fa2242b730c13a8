import { ReportParameterError } from '../errors.ts';

const DAYS = { d: 1, w: 7 } as const;

/** Longest age, in days: that of the oldest time that a ledger can hold. */
const MAX_DAYS = 106_751;

/**
 * The days of an age such as `400d` or `52w`.
 * @throws ReportParameterError, by the name of the parameter.
 */
export function readAge(name: string, text: string): number {
  const [, count = '', unit = ''] = /^(\d{1,6})([dw])$/.exec(text) ?? [];
  const days = Number(count) * (DAYS[unit as keyof typeof DAYS] ?? 0);
  if (days >= 1 && days <= MAX_DAYS) return days;
  throw new ReportParameterError(name, JSON.stringify(text), 'an age in days or weeks such as 400d or 52w');
}
