import type { CallStore } from '../call-store.ts';
import { ReportParameterError } from '../errors.ts';
import { formatUsd } from '../money.ts';
import { readPeriod, toBounds } from '../period/period.ts';
import type { Call, ReportQuery } from '../types.ts';
import type { BilledTokens, RecordedUsage } from './types.ts';

/** How close to midnight a call may be billed on the other day. */
const MIDNIGHT_NS = 600_000_000_000n;
const DAY_NS = 86_400_000_000_000n;

/**
 * What the calls of one provider used and cost, by UTC day, project and model. Parameters: `provider`, and a period.
 * @throws ReportParameterError
 */
export async function sumRecordedUsage(store: CallStore, query: ReportQuery): Promise<readonly RecordedUsage[]> {
  const { provider, ...period } = query;
  if (provider === undefined) throw new ReportParameterError('provider', 'nothing', 'a provider such as openai');
  const { batches } = await store.readCalls({ ...toBounds(readPeriod(period)), filter: { provider } });
  const sums = new Map<string, UsageSum>();
  for await (const calls of batches) {
    for (const call of calls) {
      const key = identify(call);
      const id = JSON.stringify(key);
      const sum = sums.get(id) ?? new UsageSum(key);
      sums.set(id, sum);
      sum.add(call);
    }
  }
  return [...sums.values()].map((sum) => sum.format());
}

type Identity = Pick<RecordedUsage, 'day' | 'project' | 'model' | 'batch'>;

function identify({ startTimeUnixNano, attribution, responseModel, requestModel, batch, serviceTier }: Call): Identity {
  return {
    day: new Date(Number(startTimeUnixNano / 1_000_000n)).toISOString().slice(0, 10),
    project: attribution.project ?? null,
    model: responseModel ?? requestModel,
    batch: batch === true || serviceTier === 'batch',
  };
}

class UsageSum {
  readonly #identity: Identity;
  #calls = 0;
  #unpricedCalls = 0;
  #priced: BilledTokens = NO_TOKENS;
  #unpriced: BilledTokens = NO_TOKENS;
  readonly #pico = { cost: 0n, estimated: 0n, fees: 0n, early: 0n, late: 0n };

  constructor(identity: Identity) {
    this.#identity = identity;
  }

  add(call: Call): void {
    this.#calls += 1;
    const { total, fees } = call.cost;
    if (total === null) {
      if (call.status !== 'error' || (call.usage.inputTokens ?? 0) > 0) this.#unpricedCalls += 1;
      this.#unpriced = addTokens(this.#unpriced, readTokens(call));
      return;
    }
    this.#priced = addTokens(this.#priced, readTokens(call));
    // Fees that are more than the whole are not its part.
    const apart = fees !== null && fees <= total ? fees : 0n;
    const cost = total - apart;
    const since = call.startTimeUnixNano % DAY_NS;
    this.#pico.fees += apart;
    this.#pico.cost += cost;
    if (call.costStatus === 'estimated') this.#pico.estimated += cost;
    if (since < MIDNIGHT_NS) this.#pico.early += cost;
    if (since + (call.durationNs ?? 0n) >= DAY_NS - MIDNIGHT_NS) this.#pico.late += cost;
  }

  format(): RecordedUsage {
    return {
      ...this.#identity,
      calls: this.#calls,
      unpricedCalls: this.#unpricedCalls,
      pricedTokens: this.#priced,
      unpricedTokens: this.#unpriced,
      costUsd: formatUsd(this.#pico.cost),
      estimatedUsd: formatUsd(this.#pico.estimated),
      feesUsd: formatUsd(this.#pico.fees),
      earlyUsd: formatUsd(this.#pico.early),
      lateUsd: formatUsd(this.#pico.late),
    };
  }
}

/** No token of any kind. */
export const NO_TOKENS: BilledTokens = { input: 0, cachedInput: 0, output: 0, audioInput: 0, audioOutput: 0 };

/** The sum of two. */
export function addTokens(a: BilledTokens, b: BilledTokens): BilledTokens {
  return {
    input: a.input + b.input,
    cachedInput: a.cachedInput + b.cachedInput,
    output: a.output + b.output,
    audioInput: a.audioInput + b.audioInput,
    audioOutput: a.audioOutput + b.audioOutput,
  };
}

function readTokens({ usage }: Call): BilledTokens {
  const { inputTokens = 0, cachedInputTokens = 0, outputTokens = 0 } = usage;
  const { inputAudioTokens = 0, outputAudioTokens = 0, cachedAudioTokens = 0 } = usage;
  const freshAudio = Math.max(0, inputAudioTokens - cachedAudioTokens);
  return {
    input: Math.max(0, inputTokens - cachedInputTokens - freshAudio),
    cachedInput: cachedInputTokens,
    output: Math.max(0, outputTokens - outputAudioTokens),
    audioInput: freshAudio,
    audioOutput: outputAudioTokens,
  };
}
