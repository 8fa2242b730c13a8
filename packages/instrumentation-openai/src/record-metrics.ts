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
export function recordMetrics({ tokens, duration, timeToFirstChunk }: Metrics, call: FinishedCall): void {
  const { model, usage } = call.answer;
  const attributes: Attributes = { ...call.identity };
  if (model !== undefined) attributes[ATTR_GEN_AI_RESPONSE_MODEL] = model;
  if (usage?.inputTokens !== undefined) {
    tokens.record(usage.inputTokens, { ...attributes, [ATTR_GEN_AI_TOKEN_TYPE]: 'input' });
  }
  if (usage?.outputTokens !== undefined) {
    tokens.record(usage.outputTokens, { ...attributes, [ATTR_GEN_AI_TOKEN_TYPE]: 'output' });
  }
  if (call.firstChunkSeconds !== undefined) timeToFirstChunk.record(call.firstChunkSeconds, attributes);
  if (call.failure !== undefined) attributes[ATTR_ERROR_TYPE] = call.failure;
  duration.record(call.durationSeconds, attributes);
}
