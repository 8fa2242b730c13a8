import { asList, asObject, readString, readText } from '../text.ts';
import type { Answer, ProviderCall, Route } from '../types.ts';
import { chooseUsage, countTokens, createResponseUsage } from '../usage.ts';

/** `POST /v1/decisions`: every question is answered with "no", in one token. */
export const decide: Route = {
  method: 'POST',
  path: '/decisions',
  answer(call: ProviderCall): Answer {
    const questions = asList(call.body['questions']).map(asObject);
    const input =
      readInput(call.body['input']) + questions.map((question) => readString(question['instructions'])).join('');
    return {
      status: 200,
      body: {
        answers: questions.map(({ name = null }) => ({ type: 'predicate', name, probability: 0 })),
        model: call.servedModel,
        usage: chooseUsage(
          call,
          createResponseUsage({
            input: countTokens(input),
            cached: { read: 0, written: 0 },
            output: questions.length,
            reasoning: 0,
          }),
        ),
      },
    };
  },
};

function readInput(input: unknown): string {
  if (typeof input === 'string') return input;
  return asList(input)
    .map((message) => readText(asObject(message)['content']))
    .join('');
}
