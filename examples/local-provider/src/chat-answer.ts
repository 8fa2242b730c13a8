import { countInputAudio, countOutputAudio, wantsAudio } from './audio.ts';
import { createLetterId } from './ids.ts';
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
import { countCached, countReasoning, countTokens, cutToTokens, type Tokens } from './usage.ts';

/** What the model says in one choice: a text or a tool call. */
export interface ChatChoice {
  readonly text: string;
  readonly toolCall?: ToolCall;
  readonly reason: 'stop' | 'length' | 'tool_calls';
  /** The text is said, not written. */
  readonly spoken?: boolean;
}

/** A call of one of the app's functions. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON. */
  readonly arguments: string;
}

/** The choices of a chat completion and what they cost in tokens. */
export interface ChatAnswer {
  readonly choices: readonly ChatChoice[];
  readonly tokens: Tokens;
}

/** Answers a chat: the same request gives the same text and the same tokens, but for the prompt cache. */
export function answerChat(call: ProviderCall): ChatAnswer {
  const messages = asList(call.body['messages']).map(asObject);
  const prompt = messages.map(readMessage).join('');
  const limit = asCount(call.body['max_completion_tokens']) ?? asCount(call.body['max_tokens']) ?? Infinity;
  const count = Math.min(128, asCount(call.body['n']) || 1);
  const reasoning = countReasoning(call, limit);
  const choices = Array.from({ length: count }, () => createChoice(call, messages, limit - reasoning));
  const visible = choices.reduce((sum, choice) => sum + countChoice(choice), 0);
  const audio = {
    input: countInputAudio(messages),
    output: choices.reduce((sum, { text, spoken }) => sum + (spoken ? countOutputAudio(text) : 0), 0),
  };
  return {
    choices,
    tokens: {
      input: countTokens(prompt) + audio.input,
      cached: countCached(call, prompt),
      output: visible + audio.output + reasoning * count,
      reasoning: reasoning * count,
      audio,
    },
  };
}

function createChoice(call: ProviderCall, messages: readonly JsonObject[], limit: number): ChatChoice {
  const toolCall = chooseTool(call, messages);
  if (toolCall) return { text: '', ...toolCall };
  const question = readText(messages.findLast(({ role }) => role === 'user')?.['content']);
  const answer = createOutput(call, question);
  const text = createJsonOutput(call, asObject(call.body['response_format']), answer) ?? answer;
  const spoken = wantsAudio(call);
  return countTokens(text) > limit
    ? { text: cutToTokens(text, limit), reason: 'length', spoken }
    : { text, reason: 'stop', spoken };
}

/** A tool is called when the app offers one, does not forbid it, and has not just answered one. */
function chooseTool(
  call: ProviderCall,
  messages: readonly JsonObject[],
): Pick<Required<ChatChoice>, 'toolCall' | 'reason'> | undefined {
  const tools = asList(call.body['tools']).map((tool) => asObject(asObject(tool)['function']));
  const choice = call.body['tool_choice'];
  const last = messages.at(-1)?.['role'];
  if (tools.length === 0 || choice === 'none' || last === 'tool' || call.instructions.output !== undefined) return;
  const forced = readString(asObject(asObject(choice)['function'])['name']);
  const tool = tools.find(({ name }) => name === forced) ?? tools[0];
  if (!tool) return;
  return {
    toolCall: {
      id: createLetterId('call_', 24),
      name: readString(tool['name']),
      arguments: JSON.stringify(createSample(tool['parameters'])),
    },
    // OpenAI ends a call that the request forced with `stop`.
    reason: forced ? 'stop' : 'tool_calls',
  };
}

/** All text of a message that the model reads: content and, of its own earlier turns, tool calls. */
function readMessage(message: JsonObject): string {
  const calls = asList(message['tool_calls']).map((call) => asObject(asObject(call)['function']));
  return (
    readText(message['content']) +
    calls.map((call) => readString(call['name']) + readString(call['arguments'])).join('')
  );
}

function countChoice({ text, toolCall }: ChatChoice): number {
  return countTokens(toolCall ? toolCall.name + toolCall.arguments : text);
}
