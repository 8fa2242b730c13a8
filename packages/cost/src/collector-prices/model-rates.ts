import type { ListPricer } from '../pricer.ts';
import type { ListedModel } from '../resolution.ts';
import { findInForce, listChanges } from '../resolution.ts';
import type { Price, Usage } from '../types.ts';

/** What a model costs in a collector: text at the standard tier, in whole pico-USD per token. */
export interface ModelRates {
  readonly model: string;
  readonly input: number;
  readonly cachedInput: number | undefined;
  readonly cacheWrite: number | undefined;
  readonly output: number | undefined;
  readonly reasoning: number | undefined;
  /** Largest input that these are for; undefined: any. Tokens. */
  readonly maxInput: number | undefined;
  /** When they come into force, and when others may; milliseconds since 1970. */
  readonly fromMs: number | undefined;
  readonly untilMs: number | undefined;
  readonly source: string;
}

const PROBE = 1000;

/**
 * What a collector can charge for a model; undefined where that is not one rate for each kind of token. The rates are
 * found by asking the pricer, so that they are its own.
 */
export function readModelRates(pricer: ListPricer, listed: ListedModel, at: number): ModelRates | undefined {
  const { provider, model } = listed;
  const moments = listChanges(listed.find());
  // Other prices at other hours of the day.
  if (!moments) return undefined;
  const card = findInForce(listed.find(), at).card;
  const rateCard = card?.always ?? card?.cardAt(at);
  if (!rateCard) return undefined;
  const ask = (usage: Usage): Price => pricer.priceRead({ provider, model, at, usage });
  const input = ask({ inputTokens: PROBE });
  const rate = perToken(input);
  if (rate === undefined || hasRequestFee(ask)) return undefined;
  const above = rateCard.standard[1]?.above;
  return {
    model,
    input: rate,
    cachedInput: perToken(ask({ inputTokens: PROBE, cachedInputTokens: PROBE })),
    cacheWrite: perToken(ask({ inputTokens: PROBE, cacheWriteTokens: PROBE })),
    output: perToken(ask({ outputTokens: PROBE })),
    reasoning: perToken(ask({ outputTokens: PROBE, reasoningTokens: PROBE })),
    maxInput: above,
    fromMs: latest(moments.filter((moment) => moment <= at)),
    untilMs: earliest(moments.filter((moment) => moment > at)),
    source: input.source,
  };
}

function latest(moments: readonly number[]): number | undefined {
  const known = moments.filter(Number.isFinite);
  return known.length === 0 ? undefined : Math.max(...known);
}

function earliest(moments: readonly number[]): number | undefined {
  return moments.length === 0 ? undefined : Math.min(...moments);
}

/** Pico-USD per token; undefined where there is no sure price, or one that is not whole. */
function perToken({ status, picoUsd }: Price): number | undefined {
  if (status !== 'priced' || picoUsd === undefined || picoUsd % BigInt(PROBE) !== 0n) return undefined;
  return Number(picoUsd / BigInt(PROBE));
}

/** Whether two calls cost something else than one twice as large. */
function hasRequestFee(ask: (usage: Usage) => Price): boolean {
  const once = ask({ inputTokens: PROBE }).picoUsd;
  const twice = ask({ inputTokens: 2 * PROBE }).picoUsd;
  return once === undefined || twice !== 2n * once;
}
