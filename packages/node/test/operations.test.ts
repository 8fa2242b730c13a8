import { describe, expect, it } from 'vitest';
import { BILLED_OPERATIONS } from '../../cost/src/span/billed-operations.ts';
import { OPERATIONS } from '../../instrumentation-openai/src/operations/index.ts';
import { AGGREGATE_OPERATIONS, MODEL_CALL_OPERATIONS } from '../../ledger/src/read-call.ts';
import { isModelCall } from '../src/model-call.ts';

/** Three packages that may not import each other each say what one call of a model is. */
describe.each(OPERATIONS)('$id', ({ name, billed }) => {
  it('is the same to the sampler, the pricer and the ledger', () => {
    expect({
      sampler: isModelCall({ 'gen_ai.operation.name': name }),
      pricer: BILLED_OPERATIONS.has(name),
      ledger: !AGGREGATE_OPERATIONS.has(name),
    }).toEqual({ sampler: billed, pricer: billed, ledger: billed });
  });

  // What is free is no spend that a service without prices would hide.
  it.runIf(billed && name !== 'moderation')('counts in the ledger, whether or not it has a cost', () => {
    expect(MODEL_CALL_OPERATIONS.has(name)).toBe(true);
  });
});
