import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a browser is let in, in seconds. */
export const SESSION_SECONDS: number = 12 * 3600;

/** Browsers that are let in at a time; who comes then takes the place of the first. */
const MAX_SESSIONS = 1000;

/** Who knows the token, and which browsers have told it. Nothing is kept across a restart. */
export class Sessions {
  readonly #token: string;
  /** When each ends, milliseconds since the Unix epoch, the first first. */
  readonly #ends = new Map<string, number>();

  constructor(token: string) {
    this.#token = token;
  }

  /** Whether somebody says the token; how long that takes tells nothing of it. */
  isToken(said: string): boolean {
    return timingSafeEqual(digest(said), digest(this.#token));
  }

  /** Lets a browser in; what is returned is its pass. */
  open(): string {
    const id = randomBytes(24).toString('base64url');
    const [first] = this.#ends.keys();
    if (this.#ends.size >= MAX_SESSIONS && first !== undefined) this.#ends.delete(first);
    this.#ends.set(id, Date.now() + SESSION_SECONDS * 1000);
    return id;
  }

  /** Whether a pass is one. */
  has(id: string): boolean {
    return (this.#ends.get(id) ?? 0) > Date.now();
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
