import type { Pricer, Usage } from '@spendspan/cost';
import type { BilledTokens, FindListRates } from '@spendspan/ledger';

/** A call that used 1,000 tokens of one kind: small enough for the price below any band. */
const THOUSAND: Readonly<Record<keyof BilledTokens, Usage>> = {
  input: { inputTokens: 1000 },
  cachedInput: { inputTokens: 1000, cachedInputTokens: 1000 },
  output: { outputTokens: 1000 },
  audioInput: { inputTokens: 1000, inputAudioTokens: 1000 },
  audioOutput: { outputTokens: 1000, outputAudioTokens: 1000 },
};

/** List prices at OpenAI, each looked up once. */
export function createListRates(pricer: Pricer): FindListRates {
  const known = new Map<string, ReturnType<FindListRates>>();
  return (model, batch, day) => {
    const key = JSON.stringify([model, batch, day]);
    if (!known.has(key)) known.set(key, readRates(pricer, model, batch, day));
    return known.get(key);
  };
}

function readRates(pricer: Pricer, model: string, batch: boolean, day: string): ReturnType<FindListRates> {
  const rate = (usage: Usage): bigint | undefined => {
    const { picoUsd, status } = pricer.price({
      provider: 'openai',
      host: 'api.openai.com',
      model,
      serviceTier: batch ? 'batch' : 'default',
      at: Date.parse(day) + NOON_MS,
      usage,
    });
    return status === 'unpriced' || status === 'partial' ? undefined : picoUsd;
  };
  const input = rate(THOUSAND.input);
  if (input === undefined) return undefined;
  // A kind that the model does not have is not used either.
  return {
    input,
    cachedInput: rate(THOUSAND.cachedInput) ?? input,
    output: rate(THOUSAND.output) ?? 0n,
    audioInput: rate(THOUSAND.audioInput) ?? input,
    audioOutput: rate(THOUSAND.audioOutput) ?? 0n,
  };
}

const NOON_MS = 43_200_000;
