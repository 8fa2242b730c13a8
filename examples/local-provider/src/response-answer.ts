import { countToolUsage, useBuiltInTools } from './built-in-tools.ts';
import { createHexId, createLetterId, nowSeconds } from './ids.ts';
import { readServedTier } from './service-tier.ts';
import {
  asCount,
  asList,
  asObject,
  createJsonOutput,
  createOutput,
  createSample,
  readString,
  readText,
} from './text.ts';
import type { JsonObject, ProviderCall } from './types.ts';
import {
  chooseUsage,
  countCached,
  countReasoning,
  countTokens,
  createResponseUsage,
  cutToTokens,
  type Tokens,
} from './usage.ts';

/** A response in its final state, before it is sent plain, streamed or stored. */
export interface ResponseAnswer {
  readonly status: 'completed' | 'incomplete' | 'failed';
  /** Everything but `status`, `output` and `usage`. */
  readonly head: JsonObject;
  readonly output: readonly JsonObject[];
  readonly usage: unknown;
}

/** Answers a `/v1/responses` request by the same rules as a chat. */
export function answerResponse(call: ProviderCall): ResponseAnswer {
  const prompt = readString(call.body['instructions']) + readInput(call.body['input']);
  const limit = asCount(call.body['max_output_tokens']) ?? Infinity;
  const reasoning = countReasoning(call, limit);
  const said = createItem(call, limit - reasoning);
  const status = call.instructions.ending === 'completed' ? said.status : chooseEnding(call);
  const thought = reasoning > 0 ? [{ id: createHexId('rs_'), type: 'reasoning', summary: [] }] : [];
  const tokens: Tokens = {
    input: countTokens(prompt),
    cached: countCached(call, prompt),
    output: said.tokens + reasoning,
    reasoning,
  };
  const failed = status === 'failed';
  return {
    status,
    head: createHead(call, status),
    output: failed
      ? []
      : [
          ...thought,
          ...useBuiltInTools(call).map((item) => ({ ...item, status: 'completed' })),
          { ...said.item, status },
        ],
    usage: chooseUsage(call, failed ? null : createResponseUsage(tokens)),
  };
}

/** All text of a response's input: a string, or its items' content, arguments and outputs joined. */
export function readInput(input: unknown): string {
  if (typeof input === 'string') return input;
  return asList(input)
    .map(asObject)
    .map((item) => readText(item['content']) + readString(item['arguments']) + readText(item['output']))
    .join('');
}

interface Said {
  readonly item: JsonObject;
  readonly tokens: number;
  readonly status: 'completed' | 'incomplete';
}

function createItem(call: ProviderCall, limit: number): Said {
  const input = asList(call.body['input']).map(asObject);
  const tool = asList(call.body['tools'])
    .map(asObject)
    .find(({ type }) => type === 'function');
  const answered = input.at(-1)?.['type'] === 'function_call_output';
  if (tool && !answered && call.body['tool_choice'] !== 'none' && call.instructions.output === undefined) {
    const name = readString(tool['name']);
    const args = JSON.stringify(createSample(tool['parameters']));
    return {
      item: {
        id: createHexId('fc_'),
        type: 'function_call',
        arguments: args,
        call_id: createLetterId('call_', 24),
        name,
      },
      tokens: countTokens(name + args),
      status: 'completed',
    };
  }
  const asked = input.findLast(({ role }) => role === 'user')?.['content'] ?? call.body['input'];
  const answer = createOutput(call, readText(asked));
  const whole = createJsonOutput(call, asObject(asObject(call.body['text'])['format']), answer) ?? answer;
  const text = cutToTokens(whole, limit);
  return {
    item: {
      id: createHexId('msg_'),
      type: 'message',
      content: [{ type: 'output_text', annotations: [], logprobs: [], text }],
      role: 'assistant',
    },
    tokens: countTokens(text),
    status: text === whole ? 'completed' : 'incomplete',
  };
}

function chooseEnding(call: ProviderCall): 'incomplete' | 'failed' {
  return call.instructions.ending === 'incomplete' ? 'incomplete' : 'failed';
}

function createHead(call: ProviderCall, status: ResponseAnswer['status']): JsonObject {
  const { body } = call;
  const created = nowSeconds();
  return {
    id: createHexId('resp_'),
    object: 'response',
    created_at: created,
    background: body['background'] === true,
    billing: { payer: 'developer' },
    completed_at: status === 'completed' ? created : null,
    frequency_penalty: 0,
    error: status === 'failed' ? { code: 'server_error', message: 'The model failed to generate a response.' } : null,
    incomplete_details: status === 'incomplete' ? { reason: 'max_output_tokens' } : null,
    instructions: body['instructions'] ?? null,
    max_output_tokens: body['max_output_tokens'] ?? null,
    max_tool_calls: body['max_tool_calls'] ?? null,
    metadata: body['metadata'] ?? {},
    model: call.servedModel,
    parallel_tool_calls: body['parallel_tool_calls'] ?? true,
    presence_penalty: 0,
    previous_response_id: body['previous_response_id'] ?? null,
    prompt_cache_key: body['prompt_cache_key'] ?? null,
    prompt_cache_retention: body['prompt_cache_retention'] ?? null,
    reasoning: body['reasoning'] ?? { effort: null, summary: null },
    safety_identifier: body['safety_identifier'] ?? null,
    service_tier: readServedTier(body),
    store: body['store'] ?? true,
    temperature: body['temperature'] ?? 1,
    text: body['text'] ?? { format: { type: 'text' }, verbosity: 'medium' },
    tool_usage: countToolUsage(call),
    tool_choice: body['tool_choice'] ?? 'auto',
    tools: body['tools'] ?? [],
    top_logprobs: 0,
    top_p: body['top_p'] ?? 1,
    truncation: body['truncation'] ?? 'disabled',
    user: body['user'] ?? null,
  };
}
