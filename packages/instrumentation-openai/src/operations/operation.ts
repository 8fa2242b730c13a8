import type { Attributes } from '@opentelemetry/api';
import type { Answer } from '../answer.ts';
import type { Json } from '../json.ts';
import type { MediaUsage } from '../media-usage.ts';

/** One kind of model call. A new one is one file beside this and one line in `operations/index.ts`. */
export interface Operation {
  /** How the docs and tests call it: `chat.completions`. */
  readonly id: string;
  /** `gen_ai.operation.name`. */
  readonly name:
    | 'chat'
    | 'text_completion'
    | 'embeddings'
    | 'decision'
    | 'moderation'
    | 'image_generation'
    | 'image_edit'
    | 'image_variation'
    | 'transcription'
    | 'translation'
    | 'speech'
    | 'video_generation'
    | 'realtime'
    | 'batch'
    | 'evaluation'
    | 'fine_tuning'
    | 'grading'
    | 'agent'
    | 'container'
    | 'vector_store'
    | 'vector_store_search'
    | 'video_character'
    | 'provenance_check'
    | 'fetch_response';
  readonly method: 'get' | 'post';
  /** Path below the client's base URL; each `{id}` stands for one segment. */
  readonly path: string;
  /** False for what reads or ends another call: its usage is that call's, and is not told twice. */
  readonly billed: boolean;
  /** Attributes that hold for every call of it. */
  readonly constant: Attributes;
  /** Whether a stream of it stays silent about usage unless `stream_options.include_usage` asks. */
  readonly asksForStreamUsage: boolean;
  /** Request parameters as span attributes; the model is read elsewhere. */
  readRequest(body: Json): Attributes;
  /**
   * What the request asks for of that which is not billed by tokens, should the answer not say it. Absent where nothing is
   * billed so.
   */
  readAsked?(body: Json): MediaUsage;
  /**
   * Where the text stands that is billed by its tokens: of the request, and of a chunk or a whole body. Absent where
   * nothing is billed so.
   */
  readonly text?: { prompt(body: Json): unknown; output(part: Json): unknown };
  /** The answer comes in pages, by the client's door for lists. */
  readonly inPages?: true;
  /** The answer is bytes, which the client gives to the application as they are. */
  readonly answersBytes?: true;
  /** Takes up what a whole body says. */
  readBody(body: Json, answer: Answer): void;
  /** Takes up what one chunk of a stream says. Called for every chunk: cheap when there is nothing in it. */
  readChunk(chunk: Json, answer: Answer): void;
}
