import { createHmac } from 'node:crypto';

/** What a hashed user id begins with. */
const PREFIX = 'hmac:';

const HASHED = /^hmac:[A-Za-z0-9_-]{43}$/;

/** Hashes user ids with a secret key: who has the key can find a person's calls, who has the ledger alone cannot. */
export class UserHash {
  readonly #key: string;
  /** Tells keys apart without telling them. */
  readonly keyCheck: string;

  /** @param key as `readUserIdKey` gives it. */
  constructor(key: string) {
    this.#key = key;
    this.keyCheck = this.#digest('spendspan user id key check');
  }

  /** `hmac:` and the HMAC-SHA-256 (RFC 2104) of the id in base64url. What is a hash already stays as it is. */
  hash(user: string): string {
    return HASHED.test(user) ? user : PREFIX + this.#digest(user);
  }

  #digest(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}

/** Whether a user id is one that {@link UserHash} made. */
export function isHashedUser(user: string): boolean {
  return HASHED.test(user);
}
