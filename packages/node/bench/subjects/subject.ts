import type { Tracer } from '@opentelemetry/api';
import type { SpanProcessor } from '@opentelemetry/sdk-trace';
import type OpenAI from 'openai';

/** Text of a request. */
export interface Ask {
  readonly prompt: string;
  readonly stream: boolean;
}

/** Chunks of a stream. */
export type Chunks = AsyncIterable<OpenAI.ChatCompletionChunk>;

/** What makes the calls of the scenarios. */
export interface Caller {
  chat(ask: Ask): Promise<unknown>;
  stream(ask: Ask): Promise<Chunks>;
  embed(texts: readonly string[]): Promise<unknown>;
}

/** What a subject is started with. */
export interface Kit {
  /** As the folder that has the client (and the peers) does. */
  readonly require: NodeJS.Require;
  readonly tracer: Tracer;
}

/** One way to watch the client, or none. */
export interface Subject {
  readonly name: string;
  /** The clients it knows, by the first number of their version. */
  readonly clients: readonly string[];
  /** Patches what is loaded from here on. */
  install(kit: Kit): void;
  /** What stands before the queue of the SDK. @default nothing */
  readonly createProcessors?: () => readonly SpanProcessor[];
  /** @default the client itself */
  readonly wrap?: (caller: Caller, kit: Kit) => Caller;
}
