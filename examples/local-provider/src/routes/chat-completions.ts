import { createAudio, listAudioDeltas } from '../audio.ts';
import { answerChat, type ChatChoice } from '../chat-answer.ts';
import { createError } from '../errors.ts';
import { createLetterId, nowSeconds } from '../ids.ts';
import { readServedTier } from '../service-tier.ts';
import { asObject, splitWords } from '../text.ts';
import type { Answer, JsonObject, ProviderCall, Route, ServerEvent } from '../types.ts';
import { chooseUsage, createChatUsage } from '../usage.ts';

/** `POST /v1/chat/completions`, plain and streamed: n > 1, tools, JSON mode and structured outputs. */
export const chatCompletions: Route = {
  method: 'POST',
  path: '/chat/completions',
  answer(call: ProviderCall): Answer {
    if (!Array.isArray(call.body['messages'])) {
      return createError(400, "Missing required parameter: 'messages'.", 'messages');
    }
    const { choices, tokens } = answerChat(call);
    const usage = chooseUsage(call, createChatUsage(tokens));
    const head = {
      id: createLetterId('chatcmpl-'),
      created: nowSeconds(),
      model: call.servedModel,
      service_tier: readServedTier(call.body),
      system_fingerprint: 'fp_10ca110ca1',
    };
    if (call.body['stream'] === true) return { events: streamChat(call, head, choices, usage) };
    return {
      status: 200,
      body: {
        ...head,
        object: 'chat.completion',
        ...(call.azure ? { prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }] } : {}),
        choices: choices.map((choice, index) => ({
          index,
          message: createMessage(choice),
          logprobs: null,
          finish_reason: choice.reason,
          ...(call.azure ? { content_filter_results: {} } : {}),
        })),
        usage,
      },
    };
  },
};

function createMessage({ text, toolCall, spoken }: ChatChoice): JsonObject {
  const base = { role: 'assistant', content: toolCall || spoken ? null : text, refusal: null, annotations: [] };
  if (spoken) return { ...base, audio: createAudio(text) };
  if (!toolCall) return base;
  const { id, name, arguments: args } = toolCall;
  return { ...base, tool_calls: [{ id, type: 'function', function: { name, arguments: args } }] };
}

/** With `include_usage` every chunk has `usage: null` and one more chunk, without choices, has the usage. */
function streamChat(
  call: ProviderCall,
  head: JsonObject,
  choices: readonly ChatChoice[],
  usage: unknown,
): readonly ServerEvent[] {
  const options = asObject(call.body['stream_options']);
  const withUsage = options['include_usage'] === true;
  const padding = options['include_obfuscation'] === false ? {} : { obfuscation: 'local' };
  const chunk = (chunkChoices: readonly unknown[], chunkUsage: unknown): ServerEvent => ({
    data: {
      ...head,
      object: 'chat.completion.chunk',
      choices: chunkChoices,
      ...(withUsage ? { usage: chunkUsage } : {}),
      ...padding,
    },
  });
  const deltas = choices.map(listDeltas);
  const longest = Math.max(...deltas.map((list) => list.length));
  const events: ServerEvent[] = call.azure ? [createAzureOpening()] : [];
  for (let step = 0; step < longest; step++) {
    for (const [index, list] of deltas.entries()) {
      const delta = list[step];
      if (delta) events.push(chunk([{ index, delta, logprobs: null, finish_reason: null }], null));
    }
  }
  for (const [index, { reason }] of choices.entries()) {
    events.push(chunk([{ index, delta: {}, logprobs: null, finish_reason: reason }], null));
  }
  if (withUsage) events.push(chunk([], usage));
  return [...events, { data: '[DONE]' }];
}

function listDeltas({ text, toolCall, spoken }: ChatChoice): readonly JsonObject[] {
  if (spoken) return [{ role: 'assistant', content: null, refusal: null }, ...listAudioDeltas(text)];
  if (!toolCall) {
    return [{ role: 'assistant', content: '', refusal: null }, ...splitWords(text).map((content) => ({ content }))];
  }
  const { id, name, arguments: args } = toolCall;
  const opening = { index: 0, id, type: 'function', function: { name, arguments: '' } };
  return [
    { role: 'assistant', content: null, tool_calls: [opening], refusal: null },
    ...(args.match(/.{1,8}/gs) ?? []).map((piece) => ({ tool_calls: [{ index: 0, function: { arguments: piece } }] })),
  ];
}

/** Azure opens a stream with the result of its prompt filter, in a chunk whose id and model are empty. */
function createAzureOpening(): ServerEvent {
  return {
    data: {
      choices: [],
      created: 0,
      id: '',
      model: '',
      object: '',
      prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }],
    },
  };
}
