import pRetry from 'p-retry';
import { OpenAIAdminError } from './openai-admin-error.ts';

/** How OpenAI is asked. */
export interface OpenAIAccess {
  /** An admin key of the organisation. Never shown. */
  readonly adminKey: string;
  /** Without a slash at the end: `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  /** Wait before the second try, doubled before each further one, in milliseconds. @default 1000 */
  readonly retryAfterMs?: number;
}

const TIMEOUT_MS = 60_000;
const RETRIES = 5;
const MAX_WAIT_MS = 60_000;

/**
 * The JSON at a path of the API. Tries again when there is no answer, and on 429 and 5xx, no sooner than `Retry-After` says.
 * @throws OpenAIAdminError
 */
export async function fetchOpenAIPage(access: OpenAIAccess, path: string, query: URLSearchParams): Promise<unknown> {
  const url = `${access.baseUrl}${path}?${query}`;
  return pRetry(() => fetchOnce(access, url, path), {
    retries: RETRIES,
    factor: 2,
    minTimeout: access.retryAfterMs ?? 1000,
    maxTimeout: MAX_WAIT_MS,
    shouldRetry: ({ error }) => error instanceof RetriableError,
    async onFailedAttempt({ error, retriesLeft }) {
      if (error instanceof RetriableError && retriesLeft > 0) await wait(error.waitMs);
    },
  });
}

/** What another try may mend. */
class RetriableError extends OpenAIAdminError {
  readonly waitMs: number;

  constructor(message: string, waitMs = 0, options?: ErrorOptions) {
    super('OPENAI_UNAVAILABLE', message, options);
    this.waitMs = waitMs;
  }
}

async function fetchOnce({ adminKey }: OpenAIAccess, url: string, path: string): Promise<unknown> {
  let response: Response;
  try {
    const headers = { authorization: `Bearer ${adminKey}`, accept: 'application/json' };
    // A redirect could carry the key to another host.
    response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    throw new RetriableError(
      `got no answer from ${new URL(url).origin} (${(error as Error).message}), expected one; try again later`,
      0,
      { cause: error },
    );
  }
  const { status } = response;
  if (response.ok) return readJson(response, path);
  const said = await readMessage(response);
  if (status === 429 || status >= 500) {
    throw new RetriableError(
      `got HTTP status ${status}${said} for ${path}, expected an answer; try again later`,
      readRetryAfter(response),
    );
  }
  const remedy =
    status === 401 || status === 403
      ? 'set OPENAI_ADMIN_KEY to an admin key of the organisation with the right to read usage'
      : 'look whether --base-url is that of OpenAI';
  throw new OpenAIAdminError(
    'OPENAI_REFUSED',
    `got HTTP status ${status}${said} for ${path}, expected an answer; ${remedy}`,
  );
}

async function readJson(response: Response, path: string): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    throw new RetriableError(
      `got an answer for ${path} that breaks off or is no JSON, expected a page; try again later`,
      0,
      { cause: error },
    );
  }
}

/** What the body of an error says, shortened; it names the key by its ends at most. */
async function readMessage(response: Response): Promise<string> {
  const body = (await response.json().catch(() => undefined)) as { error?: { code?: unknown } } | undefined;
  const code = body?.error?.code;
  return typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? ` (${code})` : '';
}

/** Milliseconds; seconds or a date in the header. https://www.rfc-editor.org/rfc/rfc9110#name-retry-after */
function readRetryAfter(response: Response): number {
  const header = response.headers.get('retry-after');
  if (header === null) return 0;
  const ms = /^\d+(?:\.\d+)?$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), MAX_WAIT_MS) : 0;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
