import type { FastifyRequest } from 'fastify';

/** Passwords in addresses; the last `@` is where they end. */
const PASSWORD = /(:\/\/[^\s/:@]*:)[^\s/]+@/g;

/**
 * What went wrong with a request, with its stack, for whoever runs the console: without what was asked for (it may name
 * users), the token and passwords.
 */
export function describeInternal(error: Error, { method, url }: FastifyRequest, token: string | undefined): string {
  const causes: string[] = [];
  for (let cause: unknown = error; cause instanceof Error && causes.length < MAX_CAUSES; cause = cause.cause) {
    causes.push(cause.stack ?? String(cause));
  }
  const text = `failed to answer ${method} ${url.split('?', 1)[0]}: ${causes.join('\ncaused by ')}`;
  const plain = text.replaceAll(PASSWORD, '$1…@');
  return token === undefined ? plain : plain.replaceAll(token, '…');
}

const MAX_CAUSES = 5;
