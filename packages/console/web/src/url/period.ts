import type { Parameters } from '../api/fetch-json.ts';

/** A stretch of time that reports are about, as it stands in the address of the page. */
export interface PeriodChoice {
  /** Name of one of {@link PRESETS}, or `custom`. */
  readonly preset: string;
  readonly since?: string;
  /** Not included. */
  readonly until?: string;
  readonly timeZone: string;
}

interface Preset {
  readonly name: string;
  readonly label: string;
  readonly query: Parameters;
}

/** Periods with a name. The first is that of an address which names none. */
export const PRESETS: readonly Preset[] = [
  { name: 'month', label: 'This month', query: { month: 'this' } },
  { name: 'today', label: 'Today', query: { since: 'today' } },
  { name: '7d', label: 'Last 7 days', query: { since: '7d' } },
  { name: '30d', label: 'Last 30 days', query: { since: '30d' } },
  { name: 'last-month', label: 'Last month', query: { month: 'last' } },
  { name: 'all', label: 'All time', query: {} },
];

const DEFAULT_PRESET = 'month';
const UTC = 'UTC';

/** The period that an address names. */
export function readPeriod(search: URLSearchParams): PeriodChoice {
  const timeZone = search.get('timeZone') ?? UTC;
  const since = search.get('since') ?? undefined;
  const until = search.get('until') ?? undefined;
  if (since !== undefined || until !== undefined) {
    return { preset: 'custom', timeZone, ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
  }
  return { preset: search.get('period') ?? DEFAULT_PRESET, timeZone };
}

/** Parameters of an address that name a period; undefined are those to be taken out. */
export function writePeriod({ preset, since, until, timeZone }: PeriodChoice): Parameters {
  return {
    period: preset === 'custom' || preset === DEFAULT_PRESET ? undefined : preset,
    since: preset === 'custom' ? since : undefined,
    until: preset === 'custom' ? until : undefined,
    timeZone: timeZone === UTC ? undefined : timeZone,
  };
}

/** What reports are asked with. A period of a name that is none is asked for as it is, so that the answer says so. */
export function toQuery({ preset, since, until, timeZone }: PeriodChoice): Parameters {
  const zone = timeZone === UTC ? undefined : timeZone;
  if (preset === 'custom') return { since, until, timeZone: zone };
  const query = PRESETS.find(({ name }) => name === preset)?.query ?? { month: preset };
  return { ...query, timeZone: zone };
}
