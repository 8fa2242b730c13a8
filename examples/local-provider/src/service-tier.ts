import type { JsonObject } from './types.ts';

/** The tier that serves a request: the one it names, and `default` for `auto` or none. */
export function readServedTier(body: JsonObject): string {
  const asked = body['service_tier'];
  return typeof asked === 'string' && asked !== 'auto' && asked !== '' ? asked : 'default';
}
