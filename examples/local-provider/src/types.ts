/** A parsed JSON object whose fields nobody has checked yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** How a local provider is started. */
export interface LocalProviderOptions {
  /** TCP port on 127.0.0.1; 0 takes a free one. @default 0 */
  readonly port?: number;
  /** Milliseconds before the first byte of every answer. @default 0 */
  readonly latencyMs?: number;
  /** Milliseconds between two chunks of a stream. @default 0 */
  readonly chunkDelayMs?: number;
  /** How many requests are remembered; the oldest are forgotten first. @default 10000 */
  readonly keepRequests?: number;
}

/** A running local provider. */
export interface LocalProvider {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** What the OpenAI client takes as `baseURL`: `url` with `/v1`. */
  readonly baseURL: string;
  readonly port: number;
  /** What was asked so far, in order of arrival. A live view: it grows. */
  readonly requests: readonly RecordedRequest[];
  /** Stops listening and closes open connections. May be called more than once. */
  close(): Promise<void>;
}

/** One HTTP request as it came in. */
export interface RecordedRequest {
  readonly method: string;
  /** Path with query: `/v1/chat/completions`. */
  readonly path: string;
  /** Names in lower case; repeated headers joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; the fields of a form, its files by name and size, JSON lines by their text, too; the text itself of any other; undefined when there was none. */
  readonly body: unknown;
  /** Arrival, in milliseconds since the epoch. */
  readonly at: number;
  /** Whether the connection closed before the answer was complete. Changes while the answer is being sent. */
  readonly aborted: boolean;
  /** Chunks of a stream written so far. */
  readonly chunksSent: number;
}

/** What the `x-local-*` headers of a request ask for. */
export interface Instructions {
  /** Sent as `usage`, as it is (`null` included); undefined: usage by the counting rules. */
  readonly usage: unknown;
  /** Replaces the answer's text. */
  readonly output: string | undefined;
  /** HTTP status to fail with, or `reset` for a connection that breaks before the answer. */
  readonly error: number | 'reset' | undefined;
  /** Break the connection after this many chunks (a plain answer: in the middle of its body). */
  readonly cutAfter: number | undefined;
  readonly delayMs: number | undefined;
  readonly chunkDelayMs: number | undefined;
  /** How a `/v1/responses` answer ends. */
  readonly ending: 'completed' | 'incomplete' | 'failed' | 'error';
}

/** One request, understood. */
export interface ProviderCall {
  readonly body: JsonObject;
  /** The model asked for: the body's, or the Azure deployment. */
  readonly requestedModel: string;
  /** The model that answers: a dated snapshot where OpenAI serves one. */
  readonly servedModel: string;
  readonly azure: boolean;
  /** Named parts of the path: `{ id: 'resp_…' }`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly instructions: Instructions;
  readonly memory: ProviderMemory;
  /** Asks this provider something else on behalf of the call: a line of a batch. */
  readonly ask: (path: string, body: JsonObject) => Answer;
}

/** What a provider remembers between two calls. */
export interface ProviderMemory {
  /** Long prompts by model and first 4,096 characters, for the prompt cache. */
  readonly prompts: Map<string, string>;
  /** Stored responses by id. */
  readonly responses: Map<string, StoredResponse>;
  /** Videos by id. */
  readonly videos: Map<string, StoredVideo>;
  /** Files of JSON lines by id. */
  readonly files: Map<string, string>;
  /** Batches, runs and trainings by id. */
  readonly jobs: Map<string, StoredJob>;
}

/** What goes on by itself once it was ordered. */
export interface StoredJob {
  running: JsonObject;
  done: JsonObject;
  /** How many times it is still not done. */
  pollsLeft: number;
}

/** A video that was ordered. */
export interface StoredVideo {
  /** As it was when it was ordered. */
  readonly video: JsonObject;
  /** How many times it still answers `in_progress` before it is done. */
  pollsLeft: number;
}

/** A response that can be asked for again. */
export interface StoredResponse {
  readonly response: JsonObject;
  /** The same as events, for `?stream=true`. */
  readonly events: readonly ServerEvent[];
  /** How many times a background response still answers `in_progress` before it is done. */
  pollsLeft: number;
}

/** One server-sent event. */
export interface ServerEvent {
  /** Value of the `event:` line; undefined: no such line. */
  readonly event?: string;
  /** Sent as JSON; text (`[DONE]`) as it is. */
  readonly data: JsonObject | string;
}

/** What a route answers: one JSON body, a text, bytes or a stream of events. */
export type Answer =
  | { readonly status: number; readonly text: string }
  | { readonly status: number; readonly bytes: Buffer; readonly contentType: string }
  | { readonly status: number; readonly body: JsonObject; readonly headers?: Readonly<Record<string, string>> }
  | { readonly events: readonly ServerEvent[] };

/** One kind of request the provider understands. A new one is a file in `routes/` and a line in `routes.ts`. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path after `/v1` (or Azure's prefix), with `:name` for a variable segment. */
  readonly path: string;
  answer(call: ProviderCall): Answer;
}
