import { ATTR_DEPLOYMENT_ENVIRONMENT_NAME, DIMENSIONS, MAX_VALUE_LENGTH, UNATTRIBUTED } from '@spendspan/attribution';
import {
  ATTR_GEN_AI_SYSTEM,
  ATTR_GEN_AI_USAGE_COST_AMOUNT,
  ATTR_GEN_AI_USAGE_COST_CURRENCY,
  ATTR_LLM_TOKEN_TYPE,
} from '../../packages/cost/src/semconv.ts';
import {
  ATTR_ERROR_TYPE,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_GEN_AI_USAGE_COST,
  ATTR_LLM_COST_CACHE_SAVINGS,
  ATTR_LLM_COST_STATUS,
  ATTR_SERVICE_NAME,
} from '../../packages/ledger/src/semconv.ts';
import { CALL_LABELS, LABELS } from './labels.ts';
import { isOneOf, quote, resourceAttribute, spanAttribute } from './ottl.ts';
import { countTokens } from './tokens.ts';

/** Largest amount of one call that is believed, in USD: the bound of the ledger. */
const MAX_USD = '1000000000000.0';

const COST = spanAttribute(ATTR_GEN_AI_USAGE_COST);
const AMOUNT = spanAttribute(ATTR_GEN_AI_USAGE_COST_AMOUNT);
const STATUS = spanAttribute(ATTR_LLM_COST_STATUS);
const ERROR = spanAttribute(ATTR_ERROR_TYPE);

/**
 * Brings a span into the form that the metrics are made of, by the rules by which the ledger reads it: `@spendspan/ledger`,
 * read-call.ts, read-cost.ts, usage/read-usage.ts. Statements of OTTL.
 */
export function normalizeCall(): readonly string[] {
  return [
    ...LABELS.flatMap(({ key }) => cleanText(key)),
    ...takeOver(ATTR_GEN_AI_PROVIDER_NAME, spanAttribute(ATTR_GEN_AI_SYSTEM)),
    ...takeOver(ATTR_GEN_AI_RESPONSE_MODEL, spanAttribute(ATTR_GEN_AI_REQUEST_MODEL)),
    ...takeOver(ATTR_DEPLOYMENT_ENVIRONMENT_NAME, resourceAttribute(ATTR_DEPLOYMENT_ENVIRONMENT_NAME)),
    `set(${spanAttribute(ATTR_SERVICE_NAME)}, ${resourceAttribute(ATTR_SERVICE_NAME)})`,
    ...cleanText(ATTR_SERVICE_NAME),
    ...readCost(),
    ...cleanText(ATTR_ERROR_TYPE),
    `set(${ERROR}, "_OTHER") where ${ERROR} == nil and span.status.code == STATUS_CODE_ERROR`,
    ...countTokens(),
    `delete_key(span.attributes, ${quote(ATTR_LLM_TOKEN_TYPE)})`,
  ];
}

/** Says for every label what stands there for calls that do not say. */
export function fillLabels(): readonly string[] {
  return [...LABELS, ...CALL_LABELS].map(
    ({ key, absent }) => `set(${spanAttribute(key)}, ${quote(absent)}) where ${spanAttribute(key)} == nil`,
  );
}

/** Says for the owners of a call what stands there for calls that have none. The environment may be the resource's. */
export function nameOwners(): readonly string[] {
  const owners = DIMENSIONS.filter(({ name, metricLabel }) => metricLabel && name !== 'environment');
  return owners.map(
    ({ key }) => `set(${spanAttribute(key)}, ${quote(UNATTRIBUTED)}) where ${spanAttribute(key)} == nil`,
  );
}

function takeOver(key: string, from: string): readonly string[] {
  return [`set(${spanAttribute(key)}, ${from}) where ${spanAttribute(key)} == nil`, ...cleanText(key)];
}

/** What is no text, blank, or holds control characters says nothing; what is too long is cut. */
function cleanText(key: string): readonly string[] {
  const value = spanAttribute(key);
  return [
    // Two dollars are one to the collector.
    `replace_pattern(${value}, ${quote(`^${SPACES}|${SPACES}$$`)}, "") where IsString(${value})`,
    `delete_key(span.attributes, ${quote(key)}) where ${value} != nil and (not IsString(${value}) or ${value} == "" or IsMatch(${value}, ${quote(CONTROL_CHARACTERS)}))`,
    `replace_pattern(${value}, "^(.{${MAX_VALUE_LENGTH}}).+$$", "$$1")`,
  ];
}

/** What `trim()` of JavaScript takes away: https://tc39.es/ecma262/#prod-WhiteSpace and line terminators. */
const SPACES = '[\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}]+';

/** Those that the ledger takes for no part of a name: `@spendspan/attribution`, clean.ts. */
const CONTROL_CHARACTERS = '[\\x00-\\x1f\\x7f-\\x{9f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]';

function readCost(): readonly string[] {
  const stated = isOneOf(STATUS, ['priced', 'estimated', 'partial']);
  return [
    `set(${COST}, ${AMOUNT}) where ${COST} == nil and ${spanAttribute(ATTR_GEN_AI_USAGE_COST_CURRENCY)} == "USD"`,
    dropNoAmount(ATTR_GEN_AI_USAGE_COST),
    dropNoAmount(ATTR_LLM_COST_CACHE_SAVINGS),
    `set(${STATUS}, "unpriced") where ${COST} == nil`,
    `set(${STATUS}, "estimated") where ${COST} != nil and not ${stated}`,
  ];
}

function dropNoAmount(key: string): string {
  const value = spanAttribute(key);
  const isAmount = `(IsDouble(${value}) or IsInt(${value})) and ${value} >= 0 and ${value} <= ${MAX_USD}`;
  return `delete_key(span.attributes, ${quote(key)}) where ${value} != nil and not (${isAmount})`;
}
