import { createHash } from 'node:crypto';

/** The id of a session of the made-up history: the same in every run. */
export function nameSession(daysAgo: number, name: string): string {
  return `session-${daysAgo}-${name}`;
}

/** The id of the trace of a session, 32 hexadecimal digits. */
export function nameTrace(session: string): string {
  return createHash('sha256').update(session).digest('hex').slice(0, 32);
}

/** The session that the demo shows: the first of the support team yesterday. */
export const SHOWN_SESSION: string = nameSession(1, '0-0');
