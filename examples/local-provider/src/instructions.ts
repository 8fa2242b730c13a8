import type { Instructions } from './types.ts';

const ENDINGS = ['completed', 'incomplete', 'failed', 'error'] as const;

/**
 * Reads the `x-local-*` headers; see the README for what each does.
 * @throws RangeError naming the header when one is malformed.
 */
export function readInstructions(headers: Readonly<Record<string, string>>): Instructions {
  return {
    usage: readUsageHeader(headers['x-local-usage']),
    output: headers['x-local-output'],
    error: readError(headers['x-local-error'], Number(headers['x-stainless-retry-count'] ?? 0)),
    cutAfter: readCount(headers, 'x-local-cut'),
    delayMs: readCount(headers, 'x-local-delay-ms'),
    chunkDelayMs: readCount(headers, 'x-local-chunk-delay-ms'),
    ending: readEnding(headers['x-local-ending']),
  };
}

function readUsageHeader(value: string | undefined): unknown {
  if (value === undefined) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    throw new RangeError(`x-local-usage: got "${value}", expected JSON such as {"prompt_tokens":1} or null`);
  }
}

function readError(value: string | undefined, attempt: number): Instructions['error'] {
  if (value === undefined) return undefined;
  const match = /^(?<what>[45]\d\d|reset)(?:;\s*times=(?<times>\d+))?$/.exec(value.trim());
  const { what, times } = match?.groups ?? {};
  if (what === undefined) {
    throw new RangeError(`x-local-error: got "${value}", expected 400 to 599 or reset, and optionally ;times=N`);
  }
  if (times !== undefined && attempt >= Number(times)) return undefined;
  return what === 'reset' ? what : Number(what);
}

function readCount(headers: Readonly<Record<string, string>>, name: string): number | undefined {
  const value = headers[name];
  if (value === undefined) return undefined;
  if (!/^\d{1,6}$/.test(value)) throw new RangeError(`${name}: got "${value}", expected a number from 0 to 999999`);
  return Number(value);
}

function readEnding(value: string | undefined): Instructions['ending'] {
  if (value === undefined) return 'completed';
  const ending = ENDINGS.find((known) => known === value);
  if (!ending) throw new RangeError(`x-local-ending: got "${value}", expected one of ${ENDINGS.join(', ')}`);
  return ending;
}
