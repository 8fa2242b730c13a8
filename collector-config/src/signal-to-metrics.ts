import { ATTR_LLM_COST_METERED, ATTR_LLM_TOKEN_TYPE } from '../../packages/cost/src/semconv.ts';
import {
  ATTR_ERROR_TYPE,
  ATTR_GEN_AI_USAGE_COST,
  ATTR_LLM_COST_CACHE_SAVINGS,
} from '../../packages/ledger/src/semconv.ts';
import { CALL_LABELS, LABELS, NO_ERROR } from './labels.ts';
import { CALLS, COST, FAILED, type Metric, SAVINGS, TOKENS } from './metric-names.ts';
import { quote, spanAttribute, toScalar } from './ottl.ts';
import { TOKEN_TYPES, type TokenType, tokensOf } from './tokens.ts';

/** A call that the process counted itself is in these metrics already. */
const NOT_METERED = `${spanAttribute(ATTR_LLM_COST_METERED)} != true`;

/** The metrics that are made of calls: entries of `signal_to_metrics`, YAML. */
export function writeSpanMetrics(): string {
  return [writeCost(), ...TOKEN_TYPES.map(writeTokens), writeCalls(), writeSavings(), writeFailed()].join('\n');
}

function writeCost(): string {
  const cost = spanAttribute(ATTR_GEN_AI_USAGE_COST);
  return writeSum(COST, `${cost} != nil and ${NOT_METERED}`, LABELS.map(toEntry), `Double(${cost})`);
}

/** The type is the default of an attribute that no call has. */
function writeTokens(type: TokenType): string {
  const count = spanAttribute(tokensOf(type));
  const labels = [...LABELS.map(toEntry), `{key: ${ATTR_LLM_TOKEN_TYPE}, default_value: ${type}}`];
  return writeSum(TOKENS, `${count} != nil and ${NOT_METERED}`, labels, `Int(${count})`);
}

function writeCalls(): string {
  return writeSum(CALLS, NOT_METERED, [...LABELS, ...CALL_LABELS].map(toEntry), '1');
}

/** No process counts these two itself. */
function writeSavings(): string {
  const savings = spanAttribute(ATTR_LLM_COST_CACHE_SAVINGS);
  return writeSum(SAVINGS, `${savings} != nil`, LABELS.map(toEntry), `Double(${savings})`);
}

function writeFailed(): string {
  const cost = spanAttribute(ATTR_GEN_AI_USAGE_COST);
  const condition = `${cost} != nil and ${spanAttribute(ATTR_ERROR_TYPE)} != ${quote(NO_ERROR)}`;
  return writeSum(FAILED, condition, LABELS.map(toEntry), `Double(${cost})`);
}

function toEntry({ key }: { readonly key: string }): string {
  return `{key: ${key}}`;
}

function writeSum(metric: Metric, condition: string, labels: readonly string[], value: string): string {
  return `      - name: ${metric.name}
        description: ${metric.description}
        unit: ${toScalar(metric.unit)}
        conditions: [${toScalar(condition)}]
        attributes:
${labels.map((label) => `          - ${label}`).join('\n')}
        sum: {value: ${toScalar(value)}, monotonic: true}`;
}
