import { randomBytes } from 'node:crypto';
import { isLoopback } from '../host-check.ts';

/** Fewer characters can be guessed. */
const MIN_LENGTH = 16;

/**
 * What whoever asks the API has to know: the given token; else, where other machines reach the address, one that is made
 * up; else nothing (undefined).
 * @throws TypeError when the given one can be guessed.
 */
export function chooseToken(host: string, given: string | undefined): string | undefined {
  if (given === undefined) return isLoopback(host) ? undefined : randomBytes(24).toString('base64url');
  if (given.length >= MIN_LENGTH && /^[\x21-\x7e]+$/.test(given)) return given;
  throw new TypeError(
    `[@spendspan/console] got a token of ${given.length} characters, expected at least ${MIN_LENGTH} letters, digits and signs without spaces; do: openssl rand -hex 24`,
  );
}
