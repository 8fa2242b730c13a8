import { type Call, UNKNOWN_COST } from '@spendspan/ledger';

/** A call of the ledger; what is not given is unremarkable. */
export function createCall(index: number, given: Partial<Call> = {}): Call {
  return {
    traceId: index.toString(16).padStart(32, '0'),
    spanId: index.toString(16).padStart(16, '0'),
    parentSpanId: null,
    startTimeUnixNano: BigInt(Date.UTC(2026, 10, 1 + (index % 28))) * 1_000_000n,
    durationNs: 250_000_000n,
    timeToFirstChunkNs: null,
    responseId: null,
    service: 'shop',
    attribution: { team: 'growth', project: 'onboarding', environment: 'production' },
    provider: 'openai',
    host: 'api.openai.com',
    port: 443,
    operation: 'chat',
    requestModel: 'gpt-4.1',
    responseModel: 'gpt-4.1-2025-04-14',
    serviceTier: 'default',
    tierConfirmed: true,
    batch: null,
    stream: false,
    status: 'ok',
    errorType: null,
    attempts: null,
    usage: { inputTokens: 1000, outputTokens: 200, cachedInputTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 },
    usageComplete: true,
    usageStatus: 'reported',
    usageReason: null,
    cost: { ...UNKNOWN_COST, total: 3_600_000_000n, input: 2_000_000_000n, output: 1_600_000_000n },
    costStatus: 'priced',
    costReason: null,
    costSource: 'catalog:genai-prices@0.1.8',
    providerCost: null,
    ...given,
  };
}
