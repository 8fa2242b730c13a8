import { type SpanContext, SpanStatusCode } from '@opentelemetry/api';
import { type Answer, answerAttributes } from './answer.ts';
import type { CallStart } from './call-start.ts';
import { responses } from './operations/responses.ts';
import { recordTokens } from './record-metrics.ts';
import { ATTR_ERROR_TYPE } from './semconv.ts';
import { usageReport } from './usage-report.ts';

/** The call that created a background response whose usage is not known yet. */
interface Creator {
  readonly start: CallStart;
  readonly span: SpanContext;
  readonly requestModel: unknown;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Bounds of what is remembered; beyond it the oldest is forgotten, and its creator stays on record as unpriced. */
const MAX_RESPONSES = 4096;
const creators = new Map<string, Creator>();
/** Responses whose usage this process has told. */
const told = new Set<string>();

/**
 * Sees to it that a background response is told once: its creator is remembered while it has no usage, and the first
 * call that sees the finished object writes a span of its own, under the creator's owner and linked to it. What
 * another process created belongs to who fetches it.
 */
export function followBackground(start: CallStart, answer: Answer, span: SpanContext, requestModel: unknown): void {
  if (answer.id === undefined) return;
  const key = `${start.server.address}:${start.server.port} ${answer.id}`;
  const creator = creators.get(key);
  if (!answer.background && !creator) return;
  const done = answer.finishReasons !== undefined;
  if (start.operation.billed) {
    if (done) remember(told, key);
    else remember(creators, key, { start, span, requestModel, at: Date.now() });
  } else if (done && !told.has(key)) {
    remember(told, key);
    creators.delete(key);
    tell(creator ?? { start: start.as(responses), span, requestModel: answer.model, at: Date.now() }, answer);
  }
}

function tell({ start, span: link, requestModel, at }: Creator, answer: Answer): void {
  const { settings, metrics } = start.telemetry;
  const startTime = Math.min(answer.createdAt ?? at, at);
  const span = start.startSpan({ model: requestModel }, { links: [{ context: link }], startTime });
  span.setAttributes(answerAttributes(answer));
  span.setAttributes(usageReport({ ...answer, background: false }, 'provider_silent', settings));
  if (answer.failure !== undefined) {
    span.setAttribute(ATTR_ERROR_TYPE, answer.failure);
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  recordTokens(metrics, { ...start.identity(requestModel), ...start.metricDimensions() }, answer);
  span.end();
}

function remember<T>(into: Map<string, T> | Set<string>, key: string, value?: T): void {
  into.delete(key);
  if (into instanceof Map) into.set(key, value as T);
  else into.add(key);
  if (into.size > MAX_RESPONSES) into.delete(into.keys().next().value as string);
}
