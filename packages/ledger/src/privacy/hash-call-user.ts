import type { Call } from '../types.ts';
import type { UserHash } from './user-hash.ts';

/** Dimensions whose values name owners that reports go by; one that happens to be called like a user stays. */
const OWNERS: ReadonlySet<string> = new Set(['team', 'project', 'feature', 'environment']);

/** The call with its user hashed, also where the customer, the session or an own dimension has the same id. */
export function hashCallUser(call: Call, hash: UserHash): Call {
  const { user } = call.attribution;
  if (user === undefined) return call;
  const hashed = hash.hash(user);
  const attribution = Object.entries(call.attribution).map(([dimension, value]) => [
    dimension,
    value === user && !OWNERS.has(dimension) ? hashed : value,
  ]);
  return { ...call, attribution: Object.fromEntries(attribution) };
}
