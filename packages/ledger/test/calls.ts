import { randomBytes } from 'node:crypto';
import { type Call, UNKNOWN_COST } from '../src/index.ts';

/** A priced call of team growth at 2026-11-15T12:00:00Z with ids of its own; the given parts replace its own. */
export function makeCall(parts: Partial<Call> = {}): Call {
  return {
    traceId: randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    parentSpanId: null,
    startTimeUnixNano: BigInt(Date.UTC(2026, 10, 15, 12)) * 1_000_000n,
    durationNs: 1_500_000_000n,
    timeToFirstChunkNs: null,
    responseId: 'chatcmpl-1',
    service: 'checkout',
    attribution: { team: 'growth', project: 'onboarding', feature: 'welcome', environment: 'prod', user: 'u-1' },
    provider: 'openai',
    host: 'api.openai.com',
    port: 443,
    operation: 'chat',
    requestModel: 'gpt-4.1',
    responseModel: 'gpt-4.1-2025-04-14',
    serviceTier: 'default',
    tierConfirmed: true,
    batch: null,
    stream: null,
    status: 'ok',
    errorType: null,
    attempts: null,
    usage: { inputTokens: 1000, outputTokens: 200 },
    usageComplete: true,
    usageStatus: 'reported',
    usageReason: null,
    cost: makeCost(3_600_000_000n),
    costStatus: 'priced',
    costReason: null,
    costSource: 'catalog:genai-prices@0.1.8',
    providerCost: null,
    ...parts,
  };
}

/** A cost whose total is all input, in pico-USD; null is unknown. */
export function makeCost(total: bigint | null): Call['cost'] {
  return { ...UNKNOWN_COST, total, input: total };
}

/** A call whose price is not known. */
export function makeUnpricedCall(parts: Partial<Call> = {}): Call {
  return makeCall({
    cost: makeCost(null),
    costStatus: 'unpriced',
    costReason: 'unknown_model',
    costSource: null,
    ...parts,
  });
}
