import { type Attributes, type Context, context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Random } from './random.ts';
import type { Traffic } from './traffic.ts';

const tracer = trace.getTracer('multi-team-history');

/** When a call began, and of which model it was. */
export interface CallTime {
  /** Milliseconds since 1970. */
  readonly startMs: number;
  readonly model: string;
}

/** One model call as a span of the GenAI conventions, as any service's OpenTelemetry emits it; the SDK adds owner and cost. */
export function writeCall(traffic: Traffic, { startMs, model }: CallTime, random: Random, parent: Context): void {
  const { address, provider } = traffic.server;
  const operation = traffic.output === 0 ? 'embeddings' : 'chat';
  const outcome = drawOutcome(traffic, random);
  const span = tracer.startSpan(
    `${operation} ${model}`,
    {
      kind: SpanKind.CLIENT,
      startTime: startMs,
      attributes: {
        'gen_ai.operation.name': operation,
        'gen_ai.provider.name': provider,
        'gen_ai.request.model': model,
        'server.address': address,
        'server.port': 443,
        ...(outcome === 'refused' ? { 'error.type': '429' } : answer(traffic, model, outcome, random)),
      },
    },
    parent,
  );
  if (outcome === 'refused') span.setStatus({ code: SpanStatusCode.ERROR });
  span.end(startMs + (outcome === 'refused' ? 120 : random.around(900 + traffic.output * 9)));
}

type Outcome = 'answered' | 'refused' | 'aborted';

function drawOutcome({ refused = 0, aborted = 0 }: Traffic, random: Random): Outcome {
  const drawn = random.next();
  if (drawn < refused) return 'refused';
  return drawn < refused + aborted ? 'aborted' : 'answered';
}

function answer({ input, cached, output }: Traffic, model: string, outcome: Outcome, random: Random): Attributes {
  const served: Attributes = { 'gen_ai.response.model': model };
  if (outcome === 'aborted') {
    // The provider tells usage at the end of a stream, and nobody was there any more.
    return { ...served, 'llm.usage.status': 'missing', 'llm.usage.reason': 'stream_aborted' };
  }
  const tokens = random.around(input);
  return {
    ...served,
    'gen_ai.usage.input_tokens': tokens,
    ...(cached !== undefined && { 'gen_ai.usage.cache_read.input_tokens': Math.floor((tokens * cached) / input) }),
    ...(output > 0 && { 'gen_ai.usage.output_tokens': random.around(output) }),
  };
}

/** Runs `fn` in one trace whose id is known beforehand, as when the caller sent a traceparent. */
export function inTrace(traceId: string, fn: (parent: Context) => void): void {
  const caller = { traceId, spanId: '00000000000000a1', traceFlags: 1, isRemote: true };
  fn(trace.setSpanContext(context.active(), caller));
}
