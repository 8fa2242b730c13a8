import * as names from '../semconv.ts';
import { EMITTER, GUESS, OTHER_COUNTS, settleCounts } from './emitters.ts';
import { attribute, isOneOf, quote } from './ottl.ts';
import { DRAFT, TOO_HARD } from './statements.ts';

/** Counts of tokens, and the attributes that tell them; the first one that holds a count is the one. */
const COUNTS: readonly (readonly [name: string, attributes: readonly string[]])[] = [
  ['in', [names.ATTR_GEN_AI_USAGE_INPUT_TOKENS, names.ATTR_GEN_AI_USAGE_PROMPT_TOKENS]],
  ['cr', [names.ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS]],
  ['cw', [names.ATTR_GEN_AI_USAGE_CACHE_CREATION_INPUT_TOKENS, names.ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS]],
  ['out', [names.ATTR_GEN_AI_USAGE_OUTPUT_TOKENS, names.ATTR_GEN_AI_USAGE_COMPLETION_TOKENS]],
  ['re', [names.ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS]],
];

/** What is not billed as text. A call that tells of any has a price that a collector does not know. */
const OTHER_USAGE: readonly string[] = [
  names.ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS,
  names.ATTR_GEN_AI_USAGE_AUDIO_CACHE_READ_INPUT_TOKENS,
  names.ATTR_GEN_AI_USAGE_IMAGE_INPUT_TOKENS,
  names.ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS,
  names.ATTR_GEN_AI_USAGE_IMAGE_OUTPUT_TOKENS,
  names.ATTR_LLM_USAGE_CACHE_WRITE_5M_TOKENS,
  names.ATTR_LLM_USAGE_CACHE_WRITE_30M_TOKENS,
  names.ATTR_LLM_USAGE_CACHE_WRITE_1H_TOKENS,
  names.ATTR_LLM_USAGE_CACHE_WRITE_12H_TOKENS,
  names.ATTR_LLM_USAGE_REJECTED_PREDICTION_TOKENS,
  names.ATTR_LLM_USAGE_AUDIO_SECONDS,
  names.ATTR_LLM_USAGE_VIDEO_SECONDS,
  names.ATTR_LLM_USAGE_INPUT_CHARACTERS,
  names.ATTR_LLM_USAGE_IMAGES,
  names.ATTR_LLM_USAGE_WEB_SEARCH_CALLS,
  names.ATTR_LLM_USAGE_WEB_SEARCH_PREVIEW_CALLS,
  names.ATTR_LLM_USAGE_FILE_SEARCH_CALLS,
  names.ATTR_LLM_USAGE_CODE_INTERPRETER_SESSIONS,
  names.ATTR_LLM_USAGE_TRAINED_TOKENS,
  names.ATTR_LLM_USAGE_REQUESTS,
  'anthropic.usage.cache_creation.ephemeral_5m_input_tokens',
  'anthropic.usage.cache_creation.ephemeral_1h_input_tokens',
];

const TIERS: readonly string[] = [
  names.ATTR_OPENAI_RESPONSE_SERVICE_TIER,
  names.ATTR_GEN_AI_OPENAI_RESPONSE_SERVICE_TIER,
  names.ATTR_OPENAI_REQUEST_SERVICE_TIER,
  names.ATTR_GEN_AI_OPENAI_REQUEST_SERVICE_TIER,
  'anthropic.response.service_tier',
];
const STANDARD: readonly string[] = ['', 'default', 'auto', 'standard', 'on_demand'];

/** The answer had begun when the call failed. */
const MAYBE_BILLED: readonly string[] = ['stream_aborted', 'stream_unconsumed', 'body_unread'];

const RATES = attribute(DRAFT.rates);
const REASON = attribute(DRAFT.reason);
/** Where the counts are until the amount is made of them. */
const count = (name: string): string => attribute(`spendspan.price.${name}`);
const rate = (name: string): string => `${RATES}["${name}"]`;
/** A call of more tokens is none. Sums of so many stay whole. */
const MAX_TOKENS = 2_147_483_647;

/** Statements that make the amount of counts and rates, in whole pico-USD, or say why there is none. */
export function computeCost(): readonly string[] {
  return [...readCounts(), ...findReasons(), ...writeAmounts(), ...writeStatus(), ...tidyUp()];
}

function readCounts(): readonly string[] {
  return COUNTS.flatMap(([name, keys]) => [
    ...keys.map(
      (key) => `set(${count(name)}, ${attribute(key)}) where ${count(name)} == nil and ${attribute(key)} != nil`,
    ),
    ...OTHER_COUNTS.filter(([other]) => other === name).map(
      ([, emitter, key]) =>
        `set(${count(name)}, ${attribute(key)}) where ${count(name)} == nil and ${attribute(key)} != nil and ${EMITTER} == ${quote(emitter)}`,
    ),
    `set(${count(name)}, Int(${count(name)})) where IsDouble(${count(name)}) and Double(Int(${count(name)})) == ${count(name)}`,
    // What is told and is no count is not nothing.
    `set(${REASON}, "invalid_usage") where ${count(name)} != nil and not (IsInt(${count(name)}) and ${count(name)} >= 0 and ${count(name)} <= ${MAX_TOKENS})`,
  ]);
}

function findReasons(): readonly string[] {
  const because = (reason: string, condition: string): string =>
    `set(${REASON}, ${quote(reason)}) where ${REASON} == nil and (${condition})`;
  const isTold = COUNTS.map(([name]) => `${count(name)} != nil`).join(' or ');
  const usage = attribute(names.ATTR_LLM_USAGE_STATUS);
  return [
    because('no_usage', `not (${isTold}) or ${usage} == "missing"`),
    because(TOO_HARD, OTHER_USAGE.map((key) => `(${attribute(key)} != nil and ${attribute(key)} != 0)`).join(' or ')),
    because(
      TOO_HARD,
      TIERS.map((key) => `(${attribute(key)} != nil and not ${group(isOneOf(attribute(key), STANDARD))})`).join(' or '),
    ),
    because(TOO_HARD, `${attribute(names.ATTR_LLM_BATCH)} == true or ${usage} == "estimated"`),
    because(TOO_HARD, `${attribute(DRAFT.list)} == "elsewhere" or ${EMITTER} == "other_words"`),
    because('unknown_provider', `${attribute(DRAFT.list)} == "unknown"`),
    because('no_model', `${attribute(DRAFT.model)} == nil or ${attribute(DRAFT.model)} == ""`),
    because(TOO_HARD, `${RATES} == nil`),
    ...COUNTS.map(([name]) => `set(${count(name)}, 0) where ${count(name)} == nil and ${REASON} == nil`),
    ...settleCounts({ count, sound: `${REASON} == nil`, leave: (condition) => because(TOO_HARD, condition) }),
    because(TOO_HARD, `${rate('max')} != nil and ${count('in')} > ${rate('max')}`),
    because('invalid_usage', `${count('cr')} + ${count('cw')} > ${count('in')} or ${count('re')} > ${count('out')}`),
    because('no_usage', `${count('in')} + ${count('out')} == 0`),
    `set(${REASON}, "failed_call") where ${REASON} == "no_usage" and (${attribute(names.ATTR_ERROR_TYPE)} != nil or span.status.code == STATUS_CODE_ERROR) and not ${isOneOf(attribute(names.ATTR_LLM_USAGE_REASON), MAYBE_BILLED)}`,
    ...COUNTS.map(([name]) => because(TOO_HARD, `${rate(name)} == nil and ${count(name)} > 0`)),
    ...COUNTS.map(([name]) => `set(${rate(name)}, 0) where ${rate(name)} == nil and ${REASON} == nil`),
  ];
}

function group(condition: string): string {
  return condition.startsWith('(') ? condition : `(${condition})`;
}

const PARTS: readonly (readonly [attribute: string, pico: string])[] = [
  [names.ATTR_LLM_COST_INPUT, `(${count('in')} - ${count('cr')} - ${count('cw')}) * ${rate('in')}`],
  [names.ATTR_LLM_COST_CACHE_READ, `${count('cr')} * ${rate('cr')}`],
  [names.ATTR_LLM_COST_CACHE_WRITE, `${count('cw')} * ${rate('cw')}`],
  [names.ATTR_LLM_COST_OUTPUT, `(${count('out')} - ${count('re')}) * ${rate('out')} + ${count('re')} * ${rate('re')}`],
];

/** The total is the sum of its parts, made into dollars once. */
function writeAmounts(): readonly string[] {
  const total = attribute('spendspan.price.total');
  const sound = `${REASON} == nil`;
  return [
    `set(${total}, 0) where ${sound}`,
    ...PARTS.flatMap(([key, pico]) => [
      `set(${attribute(key)}, ${pico}) where ${sound}`,
      `set(${total}, ${total} + ${attribute(key)}) where ${sound}`,
      `delete_key(span.attributes, ${quote(key)}) where ${sound} and ${attribute(key)} == 0`,
      `set(${attribute(key)}, Double(${attribute(key)}) / 1000000000000.0) where ${sound} and ${attribute(key)} != nil`,
    ]),
    `set(${attribute(names.ATTR_GEN_AI_USAGE_COST)}, Double(${total}) / 1000000000000.0) where ${sound}`,
  ];
}

function writeStatus(): readonly string[] {
  const status = attribute(names.ATTR_LLM_COST_STATUS);
  const reason = attribute(names.ATTR_LLM_COST_REASON);
  const gateway = `${attribute(DRAFT.gateway)} == true`;
  return [
    `set(${attribute(names.ATTR_LLM_COST_SOURCE)}, ${rate('source')}) where ${REASON} == nil`,
    `set(${status}, "priced") where ${REASON} == nil`,
    `set(${status}, "estimated") where ${REASON} == nil and ${gateway}`,
    `set(${reason}, "unknown_host") where ${REASON} == nil and ${gateway}`,
    `set(${status}, "estimated") where ${REASON} == nil and ${GUESS} == true`,
    `set(${reason}, "estimated_usage") where ${REASON} == nil and ${GUESS} == true`,
    `set(${status}, "unpriced") where ${REASON} != nil`,
    `set(${reason}, ${REASON}) where ${REASON} != nil`,
  ];
}

function tidyUp(): readonly string[] {
  return [`delete_matching_keys(span.attributes, "^spendspan\\\\.price\\\\.")`];
}
