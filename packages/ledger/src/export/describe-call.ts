import type { Call } from '../types.ts';
import { CALL_FIELDS, toPlainValue } from './call-fields.ts';

/** A call as exports have it: every column by its name, amounts as exact decimal strings, times as RFC 3339. */
export type CallRecord = Readonly<Record<string, string | number | boolean | Readonly<Record<string, string>> | null>>;

/** Makes the record of a call. */
export function describeCall(call: Call): CallRecord {
  const members: Record<string, CallRecord[string]> = {};
  for (const field of CALL_FIELDS) members[field.name] = toPlainValue(field, field.read(call));
  return members;
}
