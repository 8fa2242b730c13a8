import { findField, readOwnDimension } from './fields.ts';
import { formatTime } from './format-time.ts';
import type { TimeZone } from './period/time-zone.ts';
import type { Call } from './types.ts';

/** What a call that is at hand has of each field, as the stores' SQL says it of those that are recorded. */
const READERS: Readonly<Record<string, (call: Call) => string | null>> = {
  model: ({ responseModel, requestModel }) => (responseModel ?? requestModel)?.toLowerCase() ?? null,
  provider: ({ provider }) => provider,
  service: ({ service }) => service,
  operation: ({ operation }) => operation,
  costStatus: ({ costStatus }) => costStatus,
  costReason: ({ costReason }) => costReason,
  trace: ({ traceId }) => traceId,
  span: ({ spanId }) => spanId,
  parent: ({ parentSpanId }) => parentSpanId,
  startedAt: ({ startTimeUnixNano }) => formatTime(startTimeUnixNano),
  host: ({ host }) => host?.toLowerCase() ?? null,
  tier: ({ batch, serviceTier }) => (batch ? 'batch' : (serviceTier?.toLowerCase() ?? null)),
  status: ({ status }) => status,
  errorType: ({ errorType }) => errorType,
  usageReason: ({ usageReason }) => usageReason,
  attempts: ({ attempts }) => attempts?.toString() ?? null,
};

/** Lengths of the fields of time in `2026-11-26T14`; weeks are none of its beginnings. */
const TIME_LENGTHS: Readonly<Record<string, number>> = { hour: 13, day: 10, month: 7 };

/** What reads a field of a call that is at hand; `null`: the call has none. */
export function findFieldReader(name: string, zone: TimeZone): (call: Call) => string | null {
  const field = findField(name).name;
  if (field === 'week') return (call) => formatWeek(clockOf(call, zone));
  const length = TIME_LENGTHS[field];
  if (length !== undefined) return (call) => new Date(clockOf(call, zone)).toISOString().slice(0, length);
  const dimension = readOwnDimension(field) ?? field;
  return (
    READERS[field] ??
    (({ attribution }) => (Object.hasOwn(attribution, dimension) ? (attribution[dimension] ?? null) : null))
  );
}

/** What the clocks of a zone show when a call starts, in milliseconds as of UTC. */
function clockOf({ startTimeUnixNano }: Call, zone: TimeZone): number {
  const timeMs = Number(startTimeUnixNano / 1_000_000n);
  return timeMs + zone.offsetAt(timeMs);
}

const DAY_MS = 86_400_000;

/** The week of ISO 8601, which is of the year that its Thursday is in: `2026-W48`. */
function formatWeek(clockMs: number): string {
  const weekday = (new Date(clockMs).getUTCDay() + 6) % 7;
  const thursday = new Date(clockMs + (3 - weekday) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
