import type { Call } from '../../types.ts';

/** What part of a call was charged for: a SKU without its model. */
export interface Charge {
  /** `input`, `cached-input`, … */
  readonly meter: string;
  /** For people: `Input tokens`. */
  readonly name: string;
  /** A unit of FOCUS: `Tokens`. */
  readonly unit: string;
  /** Units that are priced together: 1,000,000 for tokens. */
  readonly per: bigint;
  /** Millionths of the unit. */
  readonly quantity: bigint;
  /** Pico-USD. */
  readonly cost: bigint;
}

/** The charges of a call with a known cost. They add up to the cost, exactly. */
export function splitCharges(call: Call): readonly Charge[] {
  const { cost } = call;
  if (cost.total === null) return [];
  const parts = readParts(call);
  const rest = parts.reduce((left, part) => left - part.cost, cost.total);
  // Parts that are more than the whole are not its parts.
  if (rest < 0n) return [whole(cost.total)];
  return rest > 0n || parts.length === 0 ? [...parts, whole(rest)] : parts;
}

function readParts({ usage, cost }: Call): readonly Charge[] {
  const { inputTokens = 0, outputTokens = 0, cachedInputTokens = 0, cacheWriteTokens = 0 } = usage;
  const fresh = inputTokens - cachedInputTokens - cacheWriteTokens;
  return [
    tokens('input', 'Input tokens', fresh, cost.input),
    tokens('cached-input', 'Cached input tokens', cachedInputTokens, cost.cacheRead),
    tokens('cache-write', 'Cache write tokens', cacheWriteTokens, cost.cacheWrite),
    tokens('output', 'Output tokens', outputTokens, cost.output),
    readMedia(usage, cost.media),
    pieces('tools', 'Tool calls and request fees', 'Requests', countToolCalls(usage), cost.fees),
  ].filter((charge) => charge !== undefined);
}

function tokens(meter: string, name: string, count: number, cost: bigint | null): Charge | undefined {
  if (cost === null || cost === 0n) return undefined;
  // An amount for tokens that nobody counted is one for the request.
  if (count <= 0) return { meter, name, ...REQUEST, cost };
  return { meter, name, unit: 'Tokens', per: 1_000_000n, quantity: BigInt(count) * MILLIONTHS, cost };
}

function readMedia(usage: Call['usage'], cost: bigint | null): Charge | undefined {
  const { images = 0, audioSeconds = 0, videoSeconds = 0, inputCharacters = 0 } = usage;
  const used = [
    { unit: 'Images', count: images },
    { unit: 'Seconds', count: audioSeconds },
    { unit: 'Seconds', count: videoSeconds },
    { unit: 'Characters', count: inputCharacters },
  ].filter(({ count }) => count > 0);
  const [{ unit, count } = { unit: 'Requests', count: 1 }] = used;
  return used.length > 1
    ? pieces('media', 'Images, audio and video', 'Requests', 1, cost)
    : pieces('media', 'Images, audio and video', unit, count, cost);
}

function pieces(meter: string, name: string, unit: string, count: number, cost: bigint | null): Charge | undefined {
  if (cost === null || cost === 0n) return undefined;
  const quantity = BigInt(Math.round(count * Number(MILLIONTHS)));
  return quantity > 0n ? { meter, name, unit, per: 1n, quantity, cost } : { meter, name, ...REQUEST, cost };
}

function countToolCalls(usage: Call['usage']): number {
  const { webSearchCalls = 0, webSearchPreviewCalls = 0, fileSearchCalls = 0, codeInterpreterSessions = 0 } = usage;
  return webSearchCalls + webSearchPreviewCalls + fileSearchCalls + codeInterpreterSessions;
}

function whole(cost: bigint): Charge {
  return { meter: 'request', name: 'Requests, not split further', ...REQUEST, cost };
}

const MILLIONTHS = 1_000_000n;
const REQUEST = { unit: 'Requests', per: 1n, quantity: MILLIONTHS } as const;
