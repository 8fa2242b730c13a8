import { type Span, SpanStatusCode } from '@opentelemetry/api';
import { type Answer, answerAttributes, withoutBill } from './answer.ts';
import { followJobs, tellBeside } from './background.ts';
import type { CallStart } from './call-start.ts';
import type { UsageReason } from './failure.ts';
import { recordMetrics } from './record-metrics.ts';
import { ATTR_ERROR_TYPE, ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK, ATTR_LLM_ATTEMPTS } from './semconv.ts';
import type { Usage } from './usage.ts';
import { usageReport } from './usage-report.ts';

/** A call that is over. */
export interface EndedCall {
  readonly start: CallStart;
  readonly requestModel: unknown;
  readonly answer: Answer;
  /** USD, as the head of the answer states it. */
  readonly headerCostUsd: number | undefined;
  readonly attempts: number;
  /** `error.type` of a call that failed. */
  readonly failure: string | undefined;
  /** Why usage is missing, should it be. */
  readonly reason: UsageReason;
  /** A best guess at usage that is missing. */
  readonly estimate: () => Usage | undefined;
  readonly durationSeconds: number;
  /** Streams that had a chunk only. */
  readonly firstChunkSeconds: number | undefined;
}

/** Writes on the span all that is known once its call is over, records the metrics, and follows what goes on without us. */
export function writeEnd(span: Span, call: EndedCall): void {
  const { start, requestModel, attempts, failure, durationSeconds, firstChunkSeconds } = call;
  const { settings, metrics } = start.telemetry;
  const { billed } = start.operation;
  const answer = billed ? withHeaderCost(call) : withoutBill(call.answer);
  span.setAttributes(answerAttributes(answer));
  if (billed) span.setAttributes(usageReport(answer, call.reason, settings, call.estimate));
  if (answer.beside) tellBeside(start, answer.beside, span.spanContext(), durationSeconds);
  followJobs(start, call.answer, span.spanContext(), requestModel);
  if (attempts > 1) span.setAttribute(ATTR_LLM_ATTEMPTS, attempts);
  if (failure !== undefined) {
    span.setAttribute(ATTR_ERROR_TYPE, failure);
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  if (firstChunkSeconds !== undefined) span.setAttribute(ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK, firstChunkSeconds);
  if (!metrics.read) return;
  const identity = { ...start.identity(requestModel), ...start.metricDimensions() };
  recordMetrics(metrics, { identity, answer, failure, durationSeconds, firstChunkSeconds });
}

/**
 * A cost in the body goes before that of the head: it is what the provider behind a gateway asks for, where the gateway's
 * own figure is mostly its price list's. The head of an answer that is not done yet is about the request.
 */
function withHeaderCost({ answer, headerCostUsd }: EndedCall): Answer {
  if (headerCostUsd === undefined || answer.background || answer.providerCostUsd !== undefined) return answer;
  return { ...answer, providerCostUsd: headerCostUsd };
}
