import { AGGREGATE_OPERATIONS, COUNTED_ELSEWHERE, MODEL_CALL_OPERATIONS } from '../../packages/ledger/src/read-call.ts';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_LLM_COST_REASON,
  ATTR_LLM_COST_STATUS,
} from '../../packages/ledger/src/semconv.ts';
import { isOneOf, quote, spanAttribute } from './ottl.ts';

const OPERATION = spanAttribute(ATTR_GEN_AI_OPERATION_NAME);

/** When a span is no model call: the rule of the ledger (`packages/ledger/src/read-call.ts`), one condition each. */
export const NO_MODEL_CALL: readonly string[] = [
  `${spanAttribute(ATTR_LLM_COST_REASON)} == ${quote(COUNTED_ELSEWHERE)}`,
  isOneOf(OPERATION, AGGREGATE_OPERATIONS),
  `${spanAttribute(ATTR_LLM_COST_STATUS)} == nil and not ${isOneOf(OPERATION, MODEL_CALL_OPERATIONS)}`,
];

/** When a span is a model call. */
export const MODEL_CALL: string = NO_MODEL_CALL.map((condition) => `not (${condition})`).join(' and ');
