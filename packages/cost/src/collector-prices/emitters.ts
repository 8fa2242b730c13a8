import * as names from '../semconv.ts';
import { attribute, isOneOf } from './ottl.ts';

/**
 * How an emitter counts, as the dialects of `src/dialects` read it: `openllmetry`, `anthropic`, `google`, or
 * `other_words` for those whose counts stand under names of their own. Nobody's: the conventions to the letter.
 */
export const EMITTER: string = attribute('spendspan.price.emitter');
/** Whether cached tokens may be beside the input: a guess. */
export const GUESS: string = attribute('spendspan.price.guess');

const SCOPE = 'instrumentation_scope.name';
const OPERATION = attribute(names.ATTR_GEN_AI_OPERATION_NAME);
const PROVIDER = attribute(names.ATTR_GEN_AI_PROVIDER_NAME);
const SYSTEM = attribute(names.ATTR_GEN_AI_SYSTEM);
const REQUEST_TYPE = attribute('llm.request.type');
const TRACELOOP_KIND = attribute('traceloop.span.kind');

/** `llm.request.type` of OpenLLMetry to about 0.20 (Python: 0.50), whose spans name no operation. */
const REQUEST_TYPES = [
  ['chat', 'chat'],
  ['completion', 'text_completion'],
  ['embedding', 'embeddings'],
] as const;

/** Statements that name the operation of spans that say in other words that they are a call. */
export function nameOperations(): readonly string[] {
  return REQUEST_TYPES.map(
    ([type, operation]) =>
      `set(${OPERATION}, "${operation}") where ${OPERATION} == nil and ${TRACELOOP_KIND} == nil and ${REQUEST_TYPE} == "${type}"`,
  );
}

/** Statements that say how the emitter counts. */
export function findEmitter(): readonly string[] {
  const isFrom = (providers: readonly string[]): string =>
    `(${isOneOf(PROVIDER, providers)} or (${PROVIDER} == nil and ${isOneOf(SYSTEM, providers)}))`;
  const others = ['ai.operationId', 'langfuse.observation.type', 'openinference.span.kind', 'traceloop.span.kind'];
  return [
    `set(${EMITTER}, "other_words") where ${others.map((key) => `${attribute(key)} != nil`).join(' or ')}`,
    `set(${EMITTER}, "openllmetry") where ${EMITTER} == nil and (${REQUEST_TYPE} != nil or IsMatch(${SCOPE}, "^@traceloop/"))`,
    `set(${EMITTER}, "other_words") where ${EMITTER} == nil and ${attribute('rpc.service')} == "BedrockRuntime"`,
    `set(${EMITTER}, "anthropic") where ${EMITTER} == nil and ${isFrom(['anthropic'])}`,
    `set(${EMITTER}, "google") where ${EMITTER} == nil and ${isFrom(GOOGLE)}`,
  ];
}

const GOOGLE = ['gcp.gen_ai', 'gcp.gemini', 'gcp.vertex_ai', 'gemini', 'vertex_ai', 'google'];

/** Where an emitter tells counts beside the conventions; the conventions go before. */
export const OTHER_COUNTS: readonly (readonly [name: string, emitter: string, attribute: string])[] = [
  ['in', 'openllmetry', 'llm.usage.prompt_tokens'],
  ['out', 'openllmetry', 'llm.usage.completion_tokens'],
  ['cr', 'openllmetry', 'gen_ai.usage.cache_read_input_tokens'],
  ['cw', 'openllmetry', 'gen_ai.usage.cache_creation_input_tokens'],
  ['re', 'openllmetry', 'gen_ai.usage.reasoning_tokens'],
  ['cr', 'google', 'gen_ai.usage.cached_content_token_count'],
  ['re', 'google', 'gen_ai.usage.reasoning_tokens'],
  ['re', 'google', 'gen_ai.usage.thoughts_token_count'],
];

/** How statements are made of the counts of a span, which must all be there. */
interface Counting {
  /** Path of a count. */
  readonly count: (name: string) => string;
  /** Holds as long as nothing speaks against a price. */
  readonly sound: string;
  /** The statement that leaves a call to others on a condition. */
  readonly leave: (condition: string) => string;
}

/**
 * Statements that put cached tokens inside the input and thoughts inside the output, as `settleUsage` does; what it can
 * only estimate is left.
 */
export function settleCounts({ count, sound, leave }: Counting): readonly string[] {
  const cache = `${count('cr')} + ${count('cw')}`;
  const widenInput = `set(${count('in')}, ${count('in')} + ${cache}) where ${sound}`;
  const widenOutput = `set(${count('out')}, ${count('out')} + ${count('re')}) where ${sound}`;
  const total = attribute('spendspan.price.total_told');
  const both = `${count('in')} + ${count('out')}`;
  const hasCacheBeside = `${EMITTER} == "openllmetry" and ${BESIDE}`;
  const mayTellTotal = `(${EMITTER} == "google" or ${EMITTER} == "openllmetry") and not (${BESIDE})`;
  return [
    `set(${total}, ${attribute('gen_ai.usage.total_tokens')}) where ${EMITTER} == "google" or ${EMITTER} == "openllmetry"`,
    `set(${total}, ${attribute('llm.usage.total_tokens')}) where ${total} == nil and ${EMITTER} == "openllmetry"`,
    leave(`${hasCacheBeside} and ((${count('re')} > 0 and ${total} != nil) or (${BEDROCK} and ${cache} > 0))`),
    `${widenInput} and ${hasCacheBeside}`,
    leave(`${mayTellTotal} and ${total} != nil and not IsInt(${total})`),
    leave(`${mayTellTotal} and ${total} != nil and ${total} > ${both} and ${total} != ${both} + ${count('re')}`),
    `${widenOutput} and ${mayTellTotal} and ((${total} != nil and ${total} > ${both}) or ${count('re')} > ${count('out')})`,
    `set(${GUESS}, true) where ${EMITTER} == "anthropic" and ${cache} > 0 and ${cache} <= ${count('in')} and ${attribute(names.ATTR_LLM_USAGE_STATUS)} == nil and not IsMatch(${SCOPE}, "${INCLUDING}")`,
    `${widenInput} and ${EMITTER} == "anthropic" and ${cache} > ${count('in')}`,
    `${widenOutput} and ${EMITTER} == "anthropic" and ${count('re')} > ${count('out')}`,
    leave(
      `${attribute(names.ATTR_GEN_AI_USAGE_TEXT_INPUT_TOKENS)} != nil and ${attribute(names.ATTR_GEN_AI_USAGE_TEXT_INPUT_TOKENS)} != ${count('in')}`,
    ),
  ];
}

const isProvider = (pattern: string): string =>
  `((IsString(${PROVIDER}) and IsMatch(${PROVIDER}, "${pattern}")) or ((${PROVIDER} == nil or ${PROVIDER} == "") and IsString(${SYSTEM}) and IsMatch(${SYSTEM}, "${pattern}")))`;
const BEDROCK = isProvider('(?i)^(aws|amazon|(aws[.]|amazon[-_])?bedrock)$');
/** OpenLLMetry of these counts cached tokens beside the input in JavaScript, inside in Python. */
const BESIDE = `not IsMatch(${SCOPE}, "^opentelemetry[.]") and (${BEDROCK} or ${isProvider('(?i)^anthropic$')})`;
/** Emitters that count Anthropic's cached tokens inside the input, as in `dialects/anthropic.ts`. */
const INCLUDING = '^(com[.]anthropic[.]sdk[.]|@opentelemetry/|opentelemetry[./]|@spendspan/|@ai-sdk/|(ai|gen_ai)$)';
