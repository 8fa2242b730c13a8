import { type Attribution, cleanValue, MAX_VALUE_LENGTH } from '@spendspan/attribution';
import { slotOf } from './attribute-slots.ts';
import type { OtlpAttributes } from './otlp-attributes.ts';
import { isPlain } from './plain-text.ts';
import { readCost } from './read-cost.ts';
import * as semconv from './semconv.ts';
import type { Call, UsageStatus } from './types.ts';
import { readUsage } from './usage/read-usage.ts';

/** Operations that are one call of a model. Spans of any other operation count when they carry `llm.cost.status`. */
export const MODEL_CALL_OPERATIONS: ReadonlySet<string> = new Set([
  'chat',
  'text_completion',
  'generate_content',
  'embeddings',
  // Kinds that the conventions have no name for.
  'image_generation',
  'image_edit',
  'image_variation',
  'transcription',
  'translation',
  'speech',
  'video_generation',
  'decision',
  'realtime',
  'batch',
  'evaluation',
  'fine_tuning',
  'agent',
  'grading',
  'container',
  'vector_store',
  'vector_store_search',
  'video_character',
  'provenance_check',
]);

/** Operations that repeat the usage of the calls beneath them, or of an earlier call; never recorded, whatever they carry. */
export const AGGREGATE_OPERATIONS: ReadonlySet<string> = new Set([
  'invoke_agent',
  'invoke_workflow',
  'create_agent',
  'execute_tool',
  'plan',
  'fetch_response',
]);

/** Latest time that a TIMESTAMP_NS holds; the integer after it stands for infinity. */
export const LAST_UNIX_NANO: bigint = 2n ** 63n - 2n;

/** What a span says beside its attributes; what it does not say, or not well, is null. */
export interface SpanFacts {
  /** 32 lower-case hex digits, not all of them 0. */
  readonly traceId: string | null;
  /** 16 lower-case hex digits, not all of them 0. */
  readonly spanId: string | null;
  readonly parentSpanId: string | null;
  /** Nanoseconds, from 1 to {@link LAST_UNIX_NANO}, as is the end. */
  readonly startTimeUnixNano: bigint | null;
  readonly endTimeUnixNano: bigint | null;
  /** Whether its status is an error. */
  readonly failed: boolean;
}

/** A dimension and the slot of its attribute. */
export interface DimensionSlot {
  readonly name: string;
  readonly key: string;
  readonly slot: number;
}

const OPERATION = slotOf(semconv.ATTR_GEN_AI_OPERATION_NAME);
const ERROR_TYPE = slotOf(semconv.ATTR_ERROR_TYPE);
const TIME_TO_FIRST_CHUNK = slotOf(semconv.ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK);
const RESPONSE_ID = slotOf(semconv.ATTR_GEN_AI_RESPONSE_ID);
const SERVICE = slotOf(semconv.ATTR_SERVICE_NAME);
const PROVIDER = slotOf(semconv.ATTR_GEN_AI_PROVIDER_NAME);
const SYSTEM = slotOf(semconv.ATTR_GEN_AI_SYSTEM);
const HOST = slotOf(semconv.ATTR_SERVER_ADDRESS);
const PORT = slotOf(semconv.ATTR_SERVER_PORT);
const REQUEST_MODEL = slotOf(semconv.ATTR_GEN_AI_REQUEST_MODEL);
const RESPONSE_MODEL = slotOf(semconv.ATTR_GEN_AI_RESPONSE_MODEL);
const BATCH = slotOf(semconv.ATTR_LLM_BATCH);
const STREAM = slotOf(semconv.ATTR_GEN_AI_REQUEST_STREAM);
const ATTEMPTS = slotOf(semconv.ATTR_LLM_ATTEMPTS);
const USAGE_STATUS = slotOf(semconv.ATTR_LLM_USAGE_STATUS);
const USAGE_REASON = slotOf(semconv.ATTR_LLM_USAGE_REASON);
const COST_REASON = slotOf(semconv.ATTR_LLM_COST_REASON);
const COST_STATUS = slotOf(semconv.ATTR_LLM_COST_STATUS);
const SERVED_TIER = slotOf(semconv.ATTR_OPENAI_RESPONSE_SERVICE_TIER);
const SERVED_TIER_BEFORE = slotOf(semconv.ATTR_GEN_AI_OPENAI_RESPONSE_SERVICE_TIER);
const ASKED_TIER = slotOf(semconv.ATTR_OPENAI_REQUEST_SERVICE_TIER);
const ASKED_TIER_BEFORE = slotOf(semconv.ATTR_GEN_AI_OPENAI_REQUEST_SERVICE_TIER);

/** The call that a span describes, or why there is none. Malformed attributes become null. */
export function readCall(
  facts: SpanFacts,
  attributes: OtlpAttributes,
  resource: OtlpAttributes,
  dimensions: readonly DimensionSlot[],
): Call | 'no_model_call' | 'not_recordable' {
  const operation = attributes.text(OPERATION);
  if (!isModelCall(operation, attributes)) return 'no_model_call';
  const { traceId, spanId, startTimeUnixNano, endTimeUnixNano: end } = facts;
  if (traceId === null || spanId === null || startTimeUnixNano === null) return 'not_recordable';
  const errorType = attributes.text(ERROR_TYPE);
  const servedTier = attributes.text(SERVED_TIER) ?? attributes.text(SERVED_TIER_BEFORE);
  // The tier that the price goes by: the one that served, else the one asked for.
  const serviceTier = servedTier ?? attributes.text(ASKED_TIER) ?? attributes.text(ASKED_TIER_BEFORE);
  const { usage, usageComplete } = readUsage(attributes);
  const { cost, costStatus, costReason, costSource, providerCost } = readCost(attributes);
  // No spreads: this is made for every call, and they take longer than all the rest.
  return {
    traceId,
    spanId,
    parentSpanId: facts.parentSpanId,
    startTimeUnixNano,
    durationNs: end !== null && end >= startTimeUnixNano ? end - startTimeUnixNano : null,
    timeToFirstChunkNs: readSeconds(attributes.number(TIME_TO_FIRST_CHUNK)),
    responseId: attributes.text(RESPONSE_ID),
    service: resource.text(SERVICE),
    attribution: readAttribution(attributes, resource, dimensions),
    provider: attributes.text(PROVIDER) ?? attributes.text(SYSTEM),
    host: attributes.text(HOST),
    port: readPort(attributes),
    operation,
    requestModel: attributes.text(REQUEST_MODEL),
    responseModel: attributes.text(RESPONSE_MODEL),
    serviceTier,
    tierConfirmed: serviceTier === null ? null : servedTier !== null,
    batch: attributes.flag(BATCH),
    stream: attributes.flag(STREAM),
    status: errorType !== null || facts.failed ? 'error' : 'ok',
    errorType,
    attempts: readAttempts(attributes),
    usage,
    usageComplete,
    usageStatus: readUsageStatus(attributes),
    usageReason: attributes.text(USAGE_REASON),
    cost,
    costStatus,
    costReason,
    costSource,
    providerCost,
  };
}

/** The `llm.cost.reason` of a span that tells again of a call that another span tells of. */
export const COUNTED_ELSEWHERE = 'counted_elsewhere';

function isModelCall(operation: string | null, attributes: OtlpAttributes): boolean {
  if (attributes.text(COST_REASON) === COUNTED_ELSEWHERE) return false;
  if (operation !== null && AGGREGATE_OPERATIONS.has(operation)) return false;
  if (operation !== null && MODEL_CALL_OPERATIONS.has(operation)) return true;
  return attributes.has(COST_STATUS);
}

function readAttribution(
  attributes: OtlpAttributes,
  resource: OtlpAttributes,
  dimensions: readonly DimensionSlot[],
): Attribution {
  const attribution: Record<string, string> = {};
  for (const { name, key, slot } of dimensions) {
    const text = attributes.text(slot) ?? (name === 'environment' ? resource.text(slot) : null);
    if (text === null) continue;
    const value = isPlain(text, MAX_VALUE_LENGTH) ? text : cleanValue(text, key);
    if (value !== undefined) attribution[name] = value;
  }
  return attribution;
}

/** Some emitters write the port as text. */
function readPort(attributes: OtlpAttributes): number | null {
  const text = attributes.text(PORT);
  const port = text === null ? attributes.plainNumber(PORT) : Number(text);
  return port !== null && Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : null;
}

/** More attempts are no call's: as many times its price would be the most that is wasted. */
const MAX_ATTEMPTS = 1000;

function readAttempts(attributes: OtlpAttributes): number | null {
  const attempts = attributes.count(ATTEMPTS);
  if (attempts === null || attempts <= MAX_ATTEMPTS) return attempts;
  attributes.noteInvalid();
  return null;
}

function readUsageStatus(attributes: OtlpAttributes): UsageStatus | null {
  const status = attributes.text(USAGE_STATUS);
  return status === 'reported' || status === 'estimated' || status === 'missing' ? status : null;
}

/** Nanoseconds; a time beyond a year is a defect. */
function readSeconds(seconds: number | null): bigint | null {
  return seconds !== null && seconds >= 0 && seconds < 366 * 86_400 ? BigInt(Math.round(seconds * 1e9)) : null;
}
