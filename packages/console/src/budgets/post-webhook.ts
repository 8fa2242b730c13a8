import { setTimeout as sleep } from 'node:timers/promises';

export interface PostOptions {
  /**
   * Tries in all.
   * @default 5
   */
  readonly attempts?: number | undefined;
  /**
   * Milliseconds before the second try; twice as many before each further one.
   * @default 1000
   */
  readonly backoffMs?: number | undefined;
  /** Ends the waiting between tries. A try that is under way ends by itself: the other side may have taken it. */
  readonly signal?: AbortSignal | undefined;
}

const DEFAULTS = { attempts: 5, backoffMs: 1_000 } satisfies PostOptions;

/** One try may take so long. */
const TIMEOUT_MS = 10_000;
/** A server that asks for more patience is tried again at the next check. */
const MAX_WAIT_MS = 120_000;

/**
 * Posts JSON to a webhook until it is taken. Refusals that trying again does not mend (4xx but 408 and 429) end it at once.
 * @throws Error that says what was answered; never the address, which is a secret.
 */
export async function postWebhook(url: string, body: unknown, options: PostOptions = {}): Promise<void> {
  const { attempts = DEFAULTS.attempts, backoffMs = DEFAULTS.backoffMs, signal } = options;
  for (let attempt = 1; ; attempt += 1) {
    const failure = await tryPost(url, body);
    if (!failure) return;
    const waitMs = failure.retryAfterMs ?? backoffMs * 2 ** (attempt - 1);
    if (!failure.mayPass || attempt >= attempts || waitMs > MAX_WAIT_MS) {
      throw new Error(`[@spendspan/console] got ${failure.what} from the webhook, expected 2xx; check its address`);
    }
    // It keeps the process alive: a command that waits to tell has nothing else that does. A console aborts it.
    await sleep(waitMs, undefined, signal && { signal });
  }
}

interface Failure {
  readonly what: string;
  readonly mayPass: boolean;
  readonly retryAfterMs?: number;
}

async function tryPost(url: string, body: unknown): Promise<Failure | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      // A webhook answers where it is; what it redirects to was not configured.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (response.ok) return undefined;
    const { status } = response;
    const mayPass = status >= 500 || status === 429 || status === 408;
    const retryAfterMs = readRetryAfter(response.headers.get('retry-after'));
    return { what: `HTTP status ${status}`, mayPass, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  } catch (error) {
    const { name, cause } = error as Error;
    const code = (cause as NodeJS.ErrnoException | undefined)?.code;
    return { what: code ?? (name === 'TimeoutError' ? 'no answer in time' : 'no answer'), mayPass: true };
  }
}

/** Seconds or a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function readRetryAfter(text: string | null): number | undefined {
  if (text === null) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const timeMs = Date.parse(text);
  return Number.isNaN(timeMs) ? undefined : Math.max(timeMs - Date.now(), 0);
}
