import type OpenAI from 'openai';
import type { ScriptedAnswer, ScriptedServer } from '../scripted-server.ts';

/** What a case plays with. */
export interface Stage {
  readonly client: OpenAI;
  readonly module: typeof import('openai');
  readonly server: ScriptedServer;
  /** Loads another entry of the same copy of the client: `openai/streaming`. */
  load(specifier: string): unknown;
  /** Another client of the same server. */
  make(options?: Record<string, unknown>): OpenAI;
  /** Writes down something that an application can see. */
  see(...values: readonly unknown[]): void;
}

/** One use of the client, which must look the same with and without us. */
export interface ClientCase {
  readonly title: string;
  readonly answers: readonly ScriptedAnswer[];
  /** Spans of model calls that it must become. */
  readonly spans: number;
  /** Major versions that do not have it, with the reason. */
  readonly lacks?: Readonly<Record<number, string>>;
  run(stage: Stage): Promise<void>;
}

export const CHAT: { model: string; messages: { role: 'user'; content: string }[] } = {
  model: 'gpt-4.1',
  messages: [{ role: 'user', content: 'Hello there.' }],
};
export const STREAM: typeof CHAT & { stream: true } = { ...CHAT, stream: true };

/** A chat completion as the provider sends it. */
export const COMPLETION: Readonly<Record<string, unknown>> & { readonly choices: readonly object[] } = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'gpt-4.1-2025-04-14',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: '{"a":1}', refusal: null },
      logprobs: null,
      finish_reason: 'stop',
    },
  ],
  usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
};

/** A chunk of a chat stream. */
export function chunk(delta: unknown, finish: string | null = null, more: object = {}): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'gpt-4.1-2025-04-14',
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    ...more,
  };
}

/** The chunks of a chat stream. */
export const CHUNKS: readonly object[] = [
  chunk({ role: 'assistant', content: '' }),
  chunk({ content: 'Hé' }),
  chunk({ content: 'llo' }),
  chunk({}, 'stop'),
];

/** What follows them where usage is asked for. */
export const USAGE_CHUNK: object = { ...CHUNKS[0], choices: [], usage: COMPLETION['usage'] };

/** What came of a promise, in a form that can be compared. */
export async function outcome(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    return { value: await promise };
  } catch (error) {
    return describeError(error);
  }
}

/** All that an application can tell of an error, but for line numbers. */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { thrown: String(error) };
  const { status, code, type, param, headers, requestID, request_id: id } = error as Error & Record<string, unknown>;
  const chain: string[] = [];
  for (let at = Object.getPrototypeOf(error); at; at = Object.getPrototypeOf(at)) chain.push(at.constructor.name);
  const plain = headers instanceof Headers ? [...headers.keys()] : headers && Object.keys(headers);
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  return {
    chain,
    message: error.message,
    status,
    code,
    type,
    param,
    headers: plain,
    requestID,
    id,
    cause,
    keys: Object.keys(error),
  };
}
