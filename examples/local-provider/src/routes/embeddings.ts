import { createError } from '../errors.ts';
import { asCount } from '../text.ts';
import type { Answer, ProviderCall, Route } from '../types.ts';
import { chooseUsage, countTokens } from '../usage.ts';

const DEFAULT_DIMENSIONS = 1536;
const LARGE_DIMENSIONS = 3072;

/** `POST /v1/embeddings`: vectors of length 1 that depend on the text alone, as numbers or base64. */
export const embeddings: Route = {
  method: 'POST',
  path: '/embeddings',
  answer(call: ProviderCall): Answer {
    const inputs = listInputs(call.body['input']);
    if (inputs.length === 0) return createError(400, "'input' must be a string or a list that is not empty.", 'input');
    const dimensions = asCount(call.body['dimensions']) || chooseDimensions(call.requestedModel);
    const base64 = call.body['encoding_format'] === 'base64';
    const tokens = inputs.reduce((sum, input) => sum + countInput(input), 0);
    return {
      status: 200,
      body: {
        object: 'list',
        data: inputs.map((input, index) => {
          const vector = createVector(typeof input === 'string' ? input : input.join(' '), dimensions);
          return { object: 'embedding', index, embedding: base64 ? encodeBase64(vector) : [...vector] };
        }),
        model: call.servedModel,
        usage: chooseUsage(call, { prompt_tokens: tokens, total_tokens: tokens }),
      },
    };
  },
};

type Input = string | readonly number[];

/** The API takes a text, a list of texts, a list of tokens, or a list of lists of tokens. */
function listInputs(input: unknown): readonly Input[] {
  if (typeof input === 'string') return input === '' ? [] : [input];
  if (!Array.isArray(input)) return [];
  return typeof input[0] === 'number' ? [input as number[]] : (input as Input[]);
}

function countInput(input: Input): number {
  return typeof input === 'string' ? countTokens(input) : input.length;
}

function chooseDimensions(model: string): number {
  return model.includes('large') ? LARGE_DIMENSIONS : DEFAULT_DIMENSIONS;
}

function createVector(text: string, dimensions: number): Float32Array {
  let state = 2_166_136_261;
  for (let index = 0; index < text.length; index++) {
    state = Math.imul(state ^ text.charCodeAt(index), 16_777_619) >>> 0;
  }
  const vector = new Float32Array(dimensions);
  let squares = 0;
  for (let index = 0; index < dimensions; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const value = state / 2 ** 31 - 1;
    vector[index] = value;
    squares += value * value;
  }
  return vector.map((value) => value / Math.sqrt(squares || 1));
}

function encodeBase64(vector: Float32Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');
}
