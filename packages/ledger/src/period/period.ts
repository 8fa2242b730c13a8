import { ReportParameterError } from '../errors.ts';
import type { Report, ReportParameter, ReportQuery } from '../types.ts';
import { MOMENT_FORMS, readMoment, readMonth } from './read-moment.ts';
import { readTimeZone, type TimeZone, UTC } from './time-zone.ts';

/** A half-open stretch of time. */
export interface Period {
  /** Milliseconds since the Unix epoch, inclusive. */
  readonly fromMs?: number;
  /** Milliseconds since the Unix epoch, exclusive. */
  readonly toMs?: number;
  /** By whose clocks days begin. @default UTC */
  readonly zone?: TimeZone;
}

/** The parameters that {@link readPeriod} reads. */
export const PERIOD_PARAMETERS: readonly ReportParameter[] = [
  { name: 'month', summary: 'calendar month: 2026-11, this or last', required: false },
  { name: 'since', summary: `start: ${MOMENT_FORMS}`, required: false },
  {
    name: 'until',
    summary: 'end, exclusive, in the same forms (default: the end of what is recorded)',
    required: false,
  },
  { name: 'from', summary: 'the same as since', required: false },
  { name: 'to', summary: 'the same as until', required: false },
  { name: 'timeZone', summary: 'by whose clocks days and months begin: Europe/Berlin (default: UTC)', required: false },
];

/**
 * The period that a query asks for: a month, or a start and an end, each optional and each by either of its names; nothing
 * asked is all time.
 * @param nowMs what `7d` and `today` are counted from, in milliseconds since the Unix epoch.
 * @throws ReportParameterError, naming the parameter, when a part is malformed, two forms are mixed, or the end is not after
 * the start.
 */
export function readPeriod(query: ReportQuery, nowMs: number = Date.now()): Period {
  const { month, since, until, from, to, timeZone } = query;
  const zone = readTimeZone(timeZone);
  const context = { zone, nowMs };
  if (month !== undefined) {
    if ([since, until, from, to].some((other) => other !== undefined)) {
      throw new ReportParameterError('month', `${month} together with a start or an end`, 'one or the other');
    }
    const [fromMs, toMs] = readMonth(month, context);
    return { fromMs, toMs, zone };
  }
  const start = chooseName({ since, from });
  const end = chooseName({ until, to });
  const fromMs = start && readMoment(start.name, start.text, context);
  const toMs = end && readMoment(end.name, end.text, context);
  if (start && end && fromMs !== undefined && toMs !== undefined && toMs <= fromMs) {
    throw new ReportParameterError(end.name, JSON.stringify(end.text), `a moment after ${start.name} (${start.text})`);
  }
  return { ...(fromMs !== undefined && { fromMs }), ...(toMs !== undefined && { toMs }), zone };
}

/** Whether a query asks for a period at all; a time zone alone is none. */
export function asksForPeriod(query: ReportQuery): boolean {
  return PERIOD_PARAMETERS.some(({ name }) => name !== 'timeZone' && query[name] !== undefined);
}

/** The one of two names that a query uses. */
function chooseName(names: ReportQuery): { readonly name: string; readonly text: string } | undefined {
  const given = Object.entries(names).flatMap(([name, text]) => (text === undefined ? [] : [{ name, text }]));
  const [one, other] = given;
  if (one && other) {
    throw new ReportParameterError(
      other.name,
      `${JSON.stringify(other.text)} together with ${one.name}`,
      'one of them',
    );
  }
  return one;
}

/** A period as stores select by it, in nanoseconds. */
export function toBounds({ fromMs, toMs, zone = UTC }: Period): {
  readonly from?: bigint;
  readonly to?: bigint;
  readonly timeZone?: string;
} {
  return {
    ...(fromMs !== undefined && { from: BigInt(fromMs) * NANOS_PER_MS }),
    ...(toMs !== undefined && { to: BigInt(toMs) * NANOS_PER_MS }),
    ...(zone !== UTC && { timeZone: zone.name }),
  };
}

const NANOS_PER_MS = 1_000_000n;

/** The calendar month that a moment (milliseconds since the Unix epoch) is in: `2026-11`. */
export function monthOf(timeMs: number, zone: TimeZone = UTC): string {
  return formatMoment(timeMs, zone).slice(0, 7);
}

/** A period as reports state it. */
export function describePeriod({ fromMs, toMs, zone = UTC }: Period): Report['period'] {
  return {
    ...(fromMs !== undefined && { from: formatMoment(fromMs, zone) }),
    ...(toMs !== undefined && { to: formatMoment(toMs, zone) }),
    timeZone: zone.name,
  };
}

/** RFC 3339 by the clocks of a zone: `2026-11-01T00:00:00.000+01:00`. */
function formatMoment(timeMs: number, zone: TimeZone): string {
  if (zone === UTC) return new Date(timeMs).toISOString();
  const offset = zone.offsetAt(timeMs);
  const hours = new Date(Math.abs(offset)).toISOString().slice(11, 16);
  return new Date(timeMs + offset).toISOString().replace('Z', `${offset < 0 ? '-' : '+'}${hours}`);
}
