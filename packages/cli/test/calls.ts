import type { Call } from '@spendspan/ledger';

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
    operation: 'chat',
    requestModel: 'gpt-4.1',
    responseModel: 'gpt-4.1-2025-04-14',
    serviceTier: 'default',
    stream: false,
    status: 'ok',
    errorType: null,
    attempts: null,
    tokens: { input: 1000, output: 200, cacheRead: 0, cacheWrite: 0, reasoning: 0 },
    usageStatus: 'reported',
    usageReason: null,
    cost: {
      total: 3_600_000_000n,
      input: 2_000_000_000n,
      output: 1_600_000_000n,
      cacheRead: null,
      cacheWrite: null,
      media: null,
      fees: null,
      cacheSavings: null,
    },
    costStatus: 'priced',
    costReason: null,
    costSource: 'catalog:genai-prices@0.1.8',
    ...given,
  };
}
