import type { Answer } from '../answer.ts';
import { isObject, type Json, text } from '../json.ts';
import { ATTR_GEN_AI_REQUEST_MODEL } from '../semconv.ts';
import { readUsage } from '../usage.ts';
import { readBodyFailure } from './body-failure.ts';
import type { Operation } from './operation.ts';

/**
 * https://platform.openai.com/docs/api-reference/graders/run: a grader may ask models, and tells what each of them used. One
 * that compares texts asks none.
 */
export const runGrader: Operation = {
  id: 'fineTuning.alpha.graders.run',
  name: 'grading',
  method: 'post',
  path: '/fine_tuning/alpha/graders/run',
  billed: true,
  constant: {},
  asksForStreamUsage: false,
  readRequest({ grader }) {
    const model = isObject(grader) ? text(grader['model']) : undefined;
    return model === undefined ? {} : { [ATTR_GEN_AI_REQUEST_MODEL]: model };
  },
  readBody,
  readChunk() {},
};

function readBody(body: Json, answer: Answer): void {
  answer.failure = readBodyFailure(body);
  const { metadata, model_grader_token_usage_per_model: usages } = body;
  const told = isObject(metadata) ? metadata : {};
  const [first, ...others] = isObject(usages) ? Object.entries(usages) : [];
  if (first) {
    answer.model = text(first[0]);
    answer.usage = readUsage(first[1]);
    // The tokens of several models have several prices, and one span has one.
    if (others.length > 0) Object.assign(answer, { model: undefined, usage: sumOf(first, ...others) });
    return;
  }
  answer.model = text(told['sampled_model_name']);
  // Nothing but their number: what of them went in is not told.
  answer.usage = readUsage({ total_tokens: told['token_usage'] });
}

function sumOf(...usages: readonly (readonly [string, unknown])[]): ReturnType<typeof readUsage> {
  const read = usages.map(([, raw]) => readUsage(raw));
  if (read.includes(undefined)) return undefined;
  const sum = (part: 'inputTokens' | 'outputTokens'): number =>
    read.reduce((total, usage) => total + (usage?.[part] ?? 0), 0);
  return { inputTokens: sum('inputTokens'), outputTokens: sum('outputTokens'), requests: read.length };
}
