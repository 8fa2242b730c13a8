/** Beyond it the oldest is forgotten, as if its socket were closed. */
const MAX_SESSIONS = 4096;

/**
 * Who tells of a session that several sockets of this process listen to: the first one, until it is closed. What the
 * others see is the same.
 */
const tellers = new Map<string, object>();

/** Whether this listener is the one that tells of a session. */
export function isTeller(session: string, listener: object): boolean {
  const teller = tellers.get(session);
  if (teller) return teller === listener;
  tellers.set(session, listener);
  if (tellers.size > MAX_SESSIONS) tellers.delete(tellers.keys().next().value as string);
  return true;
}

/** The listener is gone; another one may tell. */
export function leaveSession(session: string, listener: object): void {
  if (tellers.get(session) === listener) tellers.delete(session);
}
