import type { Attributes } from '@opentelemetry/api';
import type { Answer } from './answer.ts';
import { ATTR_ERROR_TYPE, ATTR_GEN_AI_RESPONSE_MODEL, ATTR_GEN_AI_TOKEN_TYPE } from './semconv.ts';
import type { Metrics } from './telemetry.ts';

/** A call that is over, as its metrics see it. */
interface FinishedCall {
  /** What names the call, and the dimensions of its owner that metrics carry. */
  readonly identity: Attributes;
  readonly answer: Answer;
  /** `error.type` of a call that failed. */
  readonly failure: string | undefined;
  readonly durationSeconds: number;
  /** Streams that had a chunk only. */
  readonly firstChunkSeconds: number | undefined;
}

/** Records a call once it is over. */
export function recordMetrics(metrics: Metrics, call: FinishedCall): void {
  recordTokens(metrics, call.identity, call.answer);
  const attributes = attributesOf(call.identity, call.answer);
  if (call.firstChunkSeconds !== undefined) metrics.timeToFirstChunk.record(call.firstChunkSeconds, attributes);
  if (call.failure !== undefined) attributes[ATTR_ERROR_TYPE] = call.failure;
  metrics.duration.record(call.durationSeconds, attributes);
}

/** Records what an answer used, as far as it said. */
export function recordTokens({ tokens }: Metrics, identity: Attributes, answer: Answer): void {
  const { inputTokens, outputTokens } = answer.usage ?? {};
  const attributes = attributesOf(identity, answer);
  if (inputTokens !== undefined) tokens.record(inputTokens, { ...attributes, [ATTR_GEN_AI_TOKEN_TYPE]: 'input' });
  if (outputTokens !== undefined) tokens.record(outputTokens, { ...attributes, [ATTR_GEN_AI_TOKEN_TYPE]: 'output' });
}

function attributesOf(identity: Attributes, { model }: Answer): Attributes {
  return model === undefined ? { ...identity } : { ...identity, [ATTR_GEN_AI_RESPONSE_MODEL]: model };
}
