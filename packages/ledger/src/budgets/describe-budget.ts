import { type CalendarUnit, dayOf } from '../calendar.ts';
import type { Owner } from '../config-file/owner.ts';
import type { BudgetFilter, BudgetState, Threshold } from './types.ts';

/** Which calls a budget is of, for people: `team growth, model gpt-4.1*`. */
export function describeFilter(filter: BudgetFilter): string {
  const parts = Object.entries(filter).map(([field, value]) => (value === null ? `no ${field}` : `${field} ${value}`));
  return parts.length === 0 ? 'the whole organisation' : parts.join(', ');
}

/** `80 %`, or `100 % by forecast`. */
export function describeThreshold({ kind, percent }: Threshold): string {
  return kind === 'actual' ? `${percent} %` : `${percent} % by forecast`;
}

/** Who answers: `Ana, ana@example.com`; undefined when nobody is named. */
export function describeOwner(owner: Owner | null): string | undefined {
  const parts = [owner?.name, owner?.contact].filter((part) => typeof part === 'string');
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** The period in which an instant is, for people: `2026-11`, `2026-11-23 to 2026-11-29`, `2026`. */
export function describeBudgetPeriod({ period }: Pick<BudgetState, 'period'>): string {
  const show = (iso: string): string => dayOf(Date.parse(iso), period.timeZone);
  const first = show(period.from);
  const last = dayOf(Date.parse(period.to) - 1, period.timeZone);
  return SHORT[period.unit]?.(first) ?? (first === last ? first : `${first} to ${last}`);
}

const SHORT: Partial<Record<CalendarUnit, (day: string) => string>> = {
  month: (day) => day.slice(0, 7),
  year: (day) => day.slice(0, 4),
};
