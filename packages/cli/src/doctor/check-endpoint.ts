import { BASE_ENDPOINT, type Endpoint, findEndpoint, type IgnoredEndpoint, TRACES_ENDPOINT } from './find-endpoint.ts';
import { readHeaders } from './read-headers.ts';
import type { App, Finding } from './types.ts';

const TIMEOUT_MS = 5_000;

/** Does the place that spans are sent to answer, and does it speak OTLP? Sends it an export without spans. */
export async function checkEndpoint({ env }: App): Promise<readonly Finding[]> {
  const endpoint = findEndpoint(env);
  const ignored = endpoint.ignored.map((it) => describeIgnored(it, endpoint));
  return [...ignored, { about: 'OTLP endpoint', ...(await tryEndpoint(endpoint, env)) }];
}

function describeIgnored({ name, value }: IgnoredEndpoint, { url }: Endpoint): Finding {
  const found = `is ${value}, which is no http(s) address: ignored, spans go to ${url}`;
  const example = `http://${value.replace(/^[a-z]*:\/\//i, '')}`;
  const usable = URL.canParse(example) ? example : 'http://host:4318';
  const path = name === TRACES_ENDPOINT && new URL(usable).pathname === '/' ? '/v1/traces' : '';
  return { about: name, status: 'warn', found, remedy: `set ${name}=${usable.replace(/\/$/, '')}${path}` };
}

async function tryEndpoint(endpoint: Endpoint, env: App['env']): Promise<Omit<Finding, 'about'>> {
  const { url, name } = endpoint;
  try {
    const answer = await postEmptyExport(url, env);
    return judgeAnswer(endpoint, answer.status);
  } catch (error) {
    const address = name === TRACES_ENDPOINT ? "your collector's address for traces" : 'your collector';
    const remedy = `start "spendspan console", or set ${name ?? BASE_ENDPOINT} to ${address}`;
    return { status: 'fail', found: `${url} does not answer (${describeCause(error)})`, remedy };
  }
}

async function postEmptyExport(url: string, env: App['env']): Promise<Response> {
  const json = speaksJson(env);
  return fetch(url, {
    method: 'POST',
    // A protobuf message whose fields are all absent is zero bytes long.
    body: json ? '{"resourceSpans":[]}' : new Uint8Array(),
    headers: {
      ...readHeaders(env),
      'content-type': json ? 'application/json' : 'application/x-protobuf',
    },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}

/** `@spendspan/node` sends protobuf unless one of the variables asks for JSON. */
export function speaksJson(env: App['env']): boolean {
  const protocol = env['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL']?.trim() || env['OTEL_EXPORTER_OTLP_PROTOCOL']?.trim();
  return protocol?.toLowerCase() === 'http/json';
}

function judgeAnswer(endpoint: Endpoint, status: number): Omit<Finding, 'about'> {
  const { url } = endpoint;
  if (status >= 200 && status < 300) return { status: 'ok', found: `${url} takes OTLP` };
  if (status === 401 || status === 403) {
    const remedy = 'set OTEL_EXPORTER_OTLP_HEADERS to what it asks for';
    return { status: 'fail', found: `${url} refuses the credentials (${status})`, remedy };
  }
  if (status === 429 || status >= 500) {
    const remedy = 'spans are lost while that lasts; look at its log';
    return { status: 'fail', found: `${url} cannot take spans now (${status})`, remedy };
  }
  const found = `${url} answers, but not as an OTLP receiver (${status})`;
  return { status: 'fail', found, remedy: adviseAddress(endpoint) };
}

/** One of the two variables is used as it is, the other gets a path: that is what most often goes wrong. */
function adviseAddress({ url, name }: Endpoint): string {
  if (name === TRACES_ENDPOINT) {
    if (url.endsWith('/v1/traces')) return `set ${name} to the traces address of an OTLP/HTTP receiver`;
    return `${name} is used as it is: add the path, ${name}=${url.replace(/\/+$/, '')}/v1/traces`;
  }
  if (url.endsWith('/v1/traces/v1/traces')) {
    return `/v1/traces is appended to ${name}: set it to ${url.replace(/(?:\/v1\/traces){2}$/, '')}`;
  }
  return `set ${name ?? BASE_ENDPOINT} to an OTLP/HTTP receiver, without /v1/traces`;
}

function describeCause(error: unknown): string {
  const { cause, message } = error as Error;
  const { code } = (cause ?? {}) as NodeJS.ErrnoException;
  return code ?? message;
}
