import { createLetterId, nowSeconds } from '../ids.ts';
import { asCount, asList, asObject, createOutput, readString, splitWords } from '../text.ts';
import type { Answer, JsonObject, ProviderCall, Route, ServerEvent } from '../types.ts';
import { chooseUsage, countTokens, cutToTokens } from '../usage.ts';

const DEFAULT_MAX_TOKENS = 16;

/** `POST /v1/completions` (legacy), plain and streamed. `max_tokens` is 16 unless given, as at OpenAI. */
export const completions: Route = {
  method: 'POST',
  path: '/completions',
  answer(call: ProviderCall): Answer {
    const { prompt } = call.body;
    const prompts = Array.isArray(prompt) ? asList(prompt).map(readString) : [readString(prompt)];
    const limit = asCount(call.body['max_tokens']) ?? DEFAULT_MAX_TOKENS;
    const perPrompt = asCount(call.body['n']) ?? 1;
    const choices = prompts.flatMap((text) =>
      Array.from({ length: perPrompt }, () => finish(createOutput(call, text), limit)),
    );
    const input = prompts.reduce((sum, text) => sum + countTokens(text), 0);
    const output = choices.reduce((sum, { text }) => sum + countTokens(text), 0);
    const usage = chooseUsage(call, {
      prompt_tokens: input,
      completion_tokens: output,
      total_tokens: input + output,
    });
    const head = {
      id: createLetterId('cmpl-'),
      object: 'text_completion',
      created: nowSeconds(),
      model: call.servedModel,
    };
    if (call.body['stream'] === true) return { events: streamChoices(call, head, choices, usage) };
    return {
      status: 200,
      body: {
        ...head,
        choices: choices.map((choice, index) => createChoice(index, choice.text, choice.reason)),
        usage,
      },
    };
  },
};

interface Finished {
  readonly text: string;
  readonly reason: 'stop' | 'length';
}

function finish(text: string, limit: number): Finished {
  return countTokens(text) > limit ? { text: cutToTokens(text, limit), reason: 'length' } : { text, reason: 'stop' };
}

function createChoice(index: number, text: string, reason: string | null): JsonObject {
  return { text, index, logprobs: null, finish_reason: reason };
}

function streamChoices(
  call: ProviderCall,
  head: JsonObject,
  choices: readonly Finished[],
  usage: unknown,
): readonly ServerEvent[] {
  const withUsage = asObject(call.body['stream_options'])['include_usage'] === true;
  const none = withUsage ? { usage: null } : {};
  const events: ServerEvent[] = [];
  for (const [index, { text, reason }] of choices.entries()) {
    for (const word of splitWords(text)) {
      events.push({ data: { ...head, choices: [createChoice(index, word, null)], ...none } });
    }
    events.push({ data: { ...head, choices: [createChoice(index, '', reason)], ...none } });
  }
  if (withUsage) events.push({ data: { ...head, choices: [], usage } });
  return [...events, { data: '[DONE]' }];
}
