import { randomBytes } from 'node:crypto';
import type { Call } from '../src/index.ts';

const NOVEMBER_NANOS = 1_793_491_200_000_000_000n;

/** The call with that number: four calls a second from 2026-11-01, 30 teams, 10,000 users, 12 models. */
export function makeBenchCall(number: number): Call {
  const input = BigInt(number % 5_000) * 2_000_000n;
  const output = BigInt(number % 700) * 8_000_000n;
  return {
    traceId: randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    parentSpanId: randomBytes(8).toString('hex'),
    startTimeUnixNano: NOVEMBER_NANOS + BigInt(number) * 250_000_000n,
    durationNs: 1_000_000n * BigInt(number % 9_000),
    timeToFirstChunkNs: null,
    responseId: `chatcmpl-${randomBytes(12).toString('hex')}`,
    service: `service-${number % 20}`,
    attribution: {
      team: `team-${number % 30}`,
      project: `project-${number % 100}`,
      feature: `feature-${number % 200}`,
      environment: number % 5 === 0 ? 'staging' : 'production',
      user: `user-${(number * 7_919) % 10_000}`,
    },
    provider: 'openai',
    host: 'api.openai.com',
    port: 443,
    operation: 'chat',
    requestModel: `model-${number % 12}`,
    responseModel: `model-${number % 12}-2026-01-01`,
    serviceTier: 'default',
    tierConfirmed: true,
    batch: null,
    stream: number % 2 === 0,
    status: number % 50 === 0 ? 'error' : 'ok',
    errorType: number % 50 === 0 ? '429' : null,
    attempts: null,
    usage: { inputTokens: number % 5_000, outputTokens: number % 700, cachedInputTokens: number % 1_000 },
    usageComplete: true,
    usageStatus: 'reported',
    usageReason: null,
    cost: {
      total: input + output,
      input,
      output,
      cacheRead: null,
      cacheWrite: null,
      media: null,
      fees: null,
      cacheSavings: BigInt(number % 1_000) * 1_500_000n,
    },
    costStatus: 'priced',
    costReason: null,
    costSource: 'catalog:genai-prices@0.1.8',
    providerCost: null,
  };
}
