import { type Attribution, cleanValue, type Dimension } from '@spendspan/attribution';
import { isRecord, type OtlpAttributes } from './otlp-attributes.ts';
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
const MAX_UNIX_NANO = 2n ** 63n - 2n;

/** The call that a span (OTLP JSON form) describes, or why there is none. Malformed attributes become null. */
export function readCall(
  span: Readonly<Record<string, unknown>>,
  attributes: OtlpAttributes,
  resource: OtlpAttributes,
  dimensions: readonly Dimension[],
): Call | 'no_model_call' | 'not_recordable' {
  const operation = attributes.text(semconv.ATTR_GEN_AI_OPERATION_NAME);
  if (!isModelCall(operation, attributes)) return 'no_model_call';
  const traceId = readId(span['traceId'], 32);
  const spanId = readId(span['spanId'], 16);
  const startTimeUnixNano = readTime(span['startTimeUnixNano']);
  if (traceId === null || spanId === null || startTimeUnixNano === null) return 'not_recordable';
  const end = readTime(span['endTimeUnixNano']);
  const errorType = attributes.text(semconv.ATTR_ERROR_TYPE);
  return {
    traceId,
    spanId,
    parentSpanId: readId(span['parentSpanId'], 16),
    startTimeUnixNano,
    durationNs: end !== null && end >= startTimeUnixNano ? end - startTimeUnixNano : null,
    timeToFirstChunkNs: readSeconds(attributes.number(semconv.ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK)),
    responseId: attributes.text(semconv.ATTR_GEN_AI_RESPONSE_ID),
    service: resource.text(semconv.ATTR_SERVICE_NAME),
    attribution: readAttribution(attributes, resource, dimensions),
    provider: attributes.text(semconv.ATTR_GEN_AI_PROVIDER_NAME, semconv.ATTR_GEN_AI_SYSTEM),
    host: attributes.text(semconv.ATTR_SERVER_ADDRESS),
    port: readPort(attributes),
    operation,
    requestModel: attributes.text(semconv.ATTR_GEN_AI_REQUEST_MODEL),
    responseModel: attributes.text(semconv.ATTR_GEN_AI_RESPONSE_MODEL),
    ...readTier(attributes),
    batch: attributes.flag(semconv.ATTR_LLM_BATCH),
    stream: attributes.flag(semconv.ATTR_GEN_AI_REQUEST_STREAM),
    status: errorType !== null || isError(span['status']) ? 'error' : 'ok',
    errorType,
    attempts: attributes.count(semconv.ATTR_LLM_ATTEMPTS),
    ...readUsage(attributes),
    usageStatus: readUsageStatus(attributes),
    usageReason: attributes.text(semconv.ATTR_LLM_USAGE_REASON),
    ...readCost(attributes),
  };
}

/** The `llm.cost.reason` of a span that tells again of a call that another span tells of. */
const COUNTED_ELSEWHERE = 'counted_elsewhere';

function isModelCall(operation: string | null, attributes: OtlpAttributes): boolean {
  if (attributes.text(semconv.ATTR_LLM_COST_REASON) === COUNTED_ELSEWHERE) return false;
  if (operation !== null && AGGREGATE_OPERATIONS.has(operation)) return false;
  if (operation !== null && MODEL_CALL_OPERATIONS.has(operation)) return true;
  return attributes.has(semconv.ATTR_LLM_COST_STATUS);
}

function readAttribution(
  attributes: OtlpAttributes,
  resource: OtlpAttributes,
  dimensions: readonly Dimension[],
): Attribution {
  const attribution: Record<string, string> = {};
  for (const { name, key } of dimensions) {
    const inherited = name === 'environment' ? resource.text(key) : null;
    const value = cleanValue(attributes.text(key) ?? inherited, key);
    if (value !== undefined) attribution[name] = value;
  }
  return attribution;
}

/** The tier that the price goes by: the one that served, else the one asked for. */
function readTier(attributes: OtlpAttributes): Pick<Call, 'serviceTier' | 'tierConfirmed'> {
  const served = attributes.text(
    semconv.ATTR_OPENAI_RESPONSE_SERVICE_TIER,
    semconv.ATTR_GEN_AI_OPENAI_RESPONSE_SERVICE_TIER,
  );
  const asked = attributes.text(
    semconv.ATTR_OPENAI_REQUEST_SERVICE_TIER,
    semconv.ATTR_GEN_AI_OPENAI_REQUEST_SERVICE_TIER,
  );
  const serviceTier = served ?? asked;
  return { serviceTier, tierConfirmed: serviceTier === null ? null : served !== null };
}

/** Some emitters write the port as text. */
function readPort(attributes: OtlpAttributes): number | null {
  const text = attributes.text(semconv.ATTR_SERVER_PORT);
  const port = text === null ? attributes.plainNumber(semconv.ATTR_SERVER_PORT) : Number(text);
  return port !== null && Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : null;
}

function readUsageStatus(attributes: OtlpAttributes): UsageStatus | null {
  const status = attributes.text(semconv.ATTR_LLM_USAGE_STATUS);
  return status === 'reported' || status === 'estimated' || status === 'missing' ? status : null;
}

function readId(value: unknown, digits: number): string | null {
  if (typeof value !== 'string' || value.length !== digits || !/^[0-9a-fA-F]+$/.test(value)) return null;
  return /[^0]/.test(value) ? value.toLowerCase() : null;
}

function readTime(value: unknown): bigint | null {
  if (typeof value === 'number' ? !Number.isInteger(value) : typeof value !== 'string' || !/^\d{1,19}$/.test(value)) {
    return null;
  }
  const nanos = BigInt(value as string | number);
  return nanos > 0n && nanos <= MAX_UNIX_NANO ? nanos : null;
}

/** Nanoseconds; a time beyond a year is a defect. */
function readSeconds(seconds: number | null): bigint | null {
  return seconds !== null && seconds >= 0 && seconds < 366 * 86_400 ? BigInt(Math.round(seconds * 1e9)) : null;
}

function isError(status: unknown): boolean {
  return isRecord(status) && (status['code'] === 2 || status['code'] === 'STATUS_CODE_ERROR');
}
