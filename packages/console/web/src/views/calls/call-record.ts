import type { CallRecord } from '@spendspan/ledger';

/** A value as text; null where the call has none. */
export function asText(value: CallRecord[string] | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** Of one call: two have no span in common but at different times. */
export function keyOf({ trace_id, span_id, started_at }: CallRecord): string {
  return `${String(trace_id)} ${String(span_id)} ${String(started_at)}`;
}

/** The address of the view of a call. */
export function pathOf({ trace_id, span_id }: CallRecord): string {
  return `/call/${String(trace_id)}/${String(span_id)}`;
}
