import { createError } from '../errors.ts';
import { createHexId, nowSeconds } from '../ids.ts';
import { readInput } from '../response-answer.ts';
import { readString } from '../text.ts';
import type { Answer, ProviderCall, Route } from '../types.ts';
import { chooseUsage, countTokens, createResponseUsage } from '../usage.ts';

/** What a compacted conversation costs to write, however long it was. */
const COMPACTED_TOKENS = 40;

/** `POST /v1/responses/compact`: billed like a response; its body has neither model nor status. */
export const compactResponse: Route = {
  method: 'POST',
  path: '/responses/compact',
  answer(call: ProviderCall): Answer {
    const { input, instructions } = call.body;
    if (input === undefined) return createError(400, "Missing required parameter: 'input'.", 'input');
    const tokens = countTokens(readString(instructions) + readInput(input));
    return {
      status: 200,
      body: {
        id: createHexId('resp_'),
        object: 'response.compaction',
        created_at: nowSeconds(),
        output: [{ id: createHexId('cmp_'), type: 'compaction', encrypted_content: 'bG9jYWw=' }],
        usage: chooseUsage(
          call,
          createResponseUsage({
            input: tokens,
            cached: { read: 0, written: undefined },
            output: COMPACTED_TOKENS,
            reasoning: 0,
          }),
        ),
      },
    };
  },
};
