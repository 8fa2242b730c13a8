import type { Answer } from '../answer.ts';
import { type Json, text } from '../json.ts';
import { readProviderCost } from '../provider-cost.ts';
import { ATTR_GEN_AI_EMBEDDINGS_DIMENSION_COUNT, ATTR_GEN_AI_REQUEST_ENCODING_FORMATS } from '../semconv.ts';
import { readInputUsage } from '../usage.ts';
import { readBodyFailure } from './body-failure.ts';
import type { Operation } from './operation.ts';

/** https://platform.openai.com/docs/api-reference/embeddings */
export const embeddings: Operation = {
  id: 'embeddings',
  name: 'embeddings',
  method: 'post',
  path: '/embeddings',
  billed: true,
  constant: {},
  asksForStreamUsage: false,
  text: { prompt: (body) => body['input'], output: () => undefined },
  readRequest(body) {
    return {
      ...(typeof body['dimensions'] === 'number' && { [ATTR_GEN_AI_EMBEDDINGS_DIMENSION_COUNT]: body['dimensions'] }),
      ...(typeof body['encoding_format'] === 'string' && {
        [ATTR_GEN_AI_REQUEST_ENCODING_FORMATS]: [body['encoding_format']],
      }),
    };
  },
  readBody,
  readChunk: readBody,
};

function readBody(body: Json, answer: Answer): void {
  answer.model ??= text(body['model']);
  answer.usage = readInputUsage(body['usage']) ?? answer.usage;
  answer.providerCostUsd = readProviderCost(body['usage']) ?? answer.providerCostUsd;
  answer.failure = readBodyFailure(body);
}
