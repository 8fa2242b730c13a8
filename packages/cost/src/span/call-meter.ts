import { type Attributes, type Counter, createNoopMeter, diag, type MeterProvider } from '@opentelemetry/api';
import { activeDimensions, UNATTRIBUTED } from '@spendspan/attribution';
import * as names from '../semconv.ts';
import type { Usage } from '../types.ts';
import { text } from './read-call.ts';
import type { ModelCall, ReadableSpan } from './types.ts';

/** Counts calls in the metrics of the process itself, as a collector would count them from their spans. */
export class CallMeter {
  readonly #provider: MeterProvider;
  /** undefined: not asked for yet. null: there is nobody who would export them. */
  #counters: Counters | null | undefined;

  constructor(provider: MeterProvider) {
    this.#provider = provider;
  }

  /** Counts a call whose span has its cost, and says whether it did: its span must then be marked. */
  count(span: ReadableSpan, call: ModelCall): boolean {
    if (this.#counters === undefined) this.#counters = createCounters(this.#provider);
    if (this.#counters === null) return false;
    const { attributes } = span;
    const labels = readLabels(span, call);
    const cost = attributes[names.ATTR_GEN_AI_USAGE_COST] ?? attributes[names.ATTR_GEN_AI_USAGE_COST_AMOUNT];
    if (typeof cost === 'number' && cost >= 0 && Number.isFinite(cost)) this.#counters.cost.add(cost, labels);
    for (const [type, tokens] of splitTokens(call.usage)) {
      this.#counters.tokens.add(tokens, { ...labels, [names.ATTR_LLM_TOKEN_TYPE]: type });
    }
    this.#counters.calls.add(1, {
      ...labels,
      [names.ATTR_LLM_COST_STATUS]: attributes[names.ATTR_LLM_COST_STATUS] ?? 'unpriced',
      [names.ATTR_ERROR_TYPE]: readError(span),
    });
    return true;
  }
}

interface Counters {
  readonly cost: Counter;
  readonly tokens: Counter;
  readonly calls: Counter;
}

function createCounters(provider: MeterProvider): Counters | null {
  const meter = provider.getMeter('@spendspan/cost');
  if (meter === createNoopMeter()) {
    diag.error(
      '[@spendspan/cost] got a meterProvider that exports nothing, expected one with a reader; calls are left to the collector to count',
    );
    return null;
  }
  return {
    cost: meter.createCounter(names.METRIC_LLM_COST_USD, { unit: '{USD}', description: 'USD spent on model calls' }),
    tokens: meter.createCounter(names.METRIC_LLM_TOKENS, {
      unit: '{token}',
      description: 'Tokens of model calls, each of one type',
    }),
    calls: meter.createCounter(names.METRIC_LLM_CALLS, { unit: '{call}', description: 'Model calls' }),
  };
}

/** Every label has a value: what is missing is somebody's to see. The service is the resource's. */
function readLabels({ attributes, resource }: ReadableSpan, call: ModelCall): Attributes {
  const labels: Attributes = {};
  for (const { name, key, metricLabel } of activeDimensions()) {
    if (!metricLabel) continue;
    const inherited = name === 'environment' ? text(resource?.attributes[key]) : undefined;
    labels[key] = text(attributes[key]) ?? inherited ?? UNATTRIBUTED;
  }
  labels[names.ATTR_GEN_AI_PROVIDER_NAME] =
    text(attributes[names.ATTR_GEN_AI_PROVIDER_NAME]) ?? call.provider ?? 'unknown';
  labels[names.ATTR_GEN_AI_RESPONSE_MODEL] = call.model ?? call.requestModel ?? 'unknown';
  return labels;
}

/** No token is of two types. A part that is larger than its whole leaves the rest uncounted: nobody knows it. */
function splitTokens(usage: Usage | undefined): readonly (readonly [type: string, tokens: number])[] {
  const read = readCount(usage?.cachedInputTokens);
  const written = readCount(usage?.cacheWriteTokens);
  const reasoning = readCount(usage?.reasoningTokens);
  const input = readCount(usage?.inputTokens);
  const output = readCount(usage?.outputTokens);
  const types: readonly (readonly [string, number | undefined])[] = [
    ['input', input === undefined ? undefined : input - (read ?? 0) - (written ?? 0)],
    ['cache_read', read],
    ['cache_write', written],
    ['output', output === undefined ? undefined : output - (reasoning ?? 0)],
    ['reasoning', reasoning],
  ];
  return types.filter((type): type is readonly [string, number] => type[1] !== undefined && type[1] >= 0);
}

function readCount(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

function readError({ attributes, status }: ReadableSpan): string {
  return text(attributes[names.ATTR_ERROR_TYPE]) ?? (status?.code === 2 ? '_OTHER' : 'none');
}
