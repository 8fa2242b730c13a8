import { ReportParameterError } from './errors.ts';
import type { Report, ReportParameter, ReportQuery } from './types.ts';

/** A half-open stretch of time. */
export interface Period {
  /** Milliseconds since the Unix epoch, inclusive. */
  readonly fromMs?: number;
  /** Milliseconds since the Unix epoch, exclusive. */
  readonly toMs?: number;
}

/** The parameters that {@link readPeriod} reads. */
export const PERIOD_PARAMETERS: readonly ReportParameter[] = [
  { name: 'month', summary: 'calendar month in UTC: 2026-11', required: false },
  { name: 'from', summary: 'first instant or UTC day: 2026-11-01 or 2026-11-01T08:00:00Z', required: false },
  { name: 'to', summary: 'end, exclusive: 2026-12-01 or 2026-12-01T08:00:00Z', required: false },
];

/**
 * The period that a query asks for: a month, or a start and an end, each optional; nothing asked is all time.
 * @throws ReportParameterError when a part is malformed, both forms are mixed, or the end is not after the start.
 */
export function readPeriod(query: ReportQuery): Period {
  const { month, from, to } = query;
  if (month !== undefined) {
    if (from !== undefined || to !== undefined) {
      throw new ReportParameterError('month', `${month} together with from or to`, 'either a month or from and to');
    }
    return readMonth(month);
  }
  return readRange({ name: 'from', text: from }, { name: 'to', text: to });
}

/** The end of a period, and what the parameter is called that it is given by. */
export interface NamedInstant {
  readonly name: string;
  readonly text: string | undefined;
}

/**
 * The period between two instants or UTC days, each optional.
 * @throws ReportParameterError, naming the parameter, when one is malformed or the end is not after the start.
 */
export function readRange(from: NamedInstant, to: NamedInstant): Period {
  const fromMs = from.text === undefined ? undefined : readInstant(from.name, from.text);
  const toMs = to.text === undefined ? undefined : readInstant(to.name, to.text);
  if (fromMs !== undefined && toMs !== undefined && toMs <= fromMs) {
    throw new ReportParameterError(to.name, JSON.stringify(to.text), `an instant after ${from.name} (${from.text})`);
  }
  return { ...(fromMs !== undefined && { fromMs }), ...(toMs !== undefined && { toMs }) };
}

/** A period as stores select by it, in nanoseconds. */
export function toBounds({ fromMs, toMs }: Period): { readonly from?: bigint; readonly to?: bigint } {
  return {
    ...(fromMs !== undefined && { from: BigInt(fromMs) * NANOS_PER_MS }),
    ...(toMs !== undefined && { to: BigInt(toMs) * NANOS_PER_MS }),
  };
}

const NANOS_PER_MS = 1_000_000n;

/** The calendar month, in UTC, that an instant (milliseconds since the Unix epoch) is in: `2026-11`. */
export function monthOf(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 7);
}

/** A period as reports state it. */
export function describePeriod({ fromMs, toMs }: Period): Report['period'] {
  return {
    ...(fromMs !== undefined && { from: new Date(fromMs).toISOString() }),
    ...(toMs !== undefined && { to: new Date(toMs).toISOString() }),
    timeZone: 'UTC',
  };
}

function readMonth(month: string): Period {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  const year = Number(match?.[1]);
  if (!match || year < FIRST_YEAR || year > LAST_YEAR) {
    throw new ReportParameterError('month', JSON.stringify(month), 'a month such as 2026-11');
  }
  const index = Number(match[2]) - 1;
  return { fromMs: Date.UTC(year, index), toMs: Date.UTC(year, index + 1) };
}

/** What a nanosecond timestamp of 64 bits holds in full years. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2261;

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

function readInstant(name: string, text: string): number {
  const match = INSTANT.exec(text);
  const timeMs = match ? Date.parse(text) : Number.NaN;
  const year = new Date(timeMs).getUTCFullYear();
  // Date.parse takes February 30 as March 2: the day must come back as it was given.
  const day = match && new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  const exists = day?.toISOString().startsWith(text.slice(0, 10));
  if (!exists || !(year >= FIRST_YEAR && year <= LAST_YEAR)) {
    throw new ReportParameterError(name, JSON.stringify(text), 'a day such as 2026-11-01 or an RFC 3339 instant');
  }
  return timeMs;
}
