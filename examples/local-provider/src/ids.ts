import { randomBytes } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** An id as chat completions have it: `chatcmpl-` and 29 letters or digits. */
export function createLetterId(prefix: string, length = 29): string {
  return prefix + Array.from(randomBytes(length), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** An id as responses have it: `resp_` and 50 hexadecimal digits. */
export function createHexId(prefix: string): string {
  return prefix + randomBytes(25).toString('hex');
}

/** Now, in whole seconds since the epoch. */
export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
