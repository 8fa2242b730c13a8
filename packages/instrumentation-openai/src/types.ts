import type { InstrumentationConfig } from '@opentelemetry/instrumentation';

/** Options of {@link OpenAIInstrumentation}. All optional; argument > environment > default. */
export interface OpenAIInstrumentationConfig extends InstrumentationConfig {
  /**
   * Whether streamed chat and text completions are asked for their usage (`stream_options.include_usage`) when the
   * application did not decide itself. `auto`: on hosts known to support it; `force`: everywhere; `off`: never.
   * The extra chunk this brings is hidden from the application.
   * Environment: `SPENDSPAN_STREAM_USAGE`.
   * @default 'auto'
   */
  readonly streamUsage?: 'auto' | 'force' | 'off';
  /**
   * Hosts of your own that support `include_usage`, added to the known ones, with their port or without (then on any):
   * `['llm.example.com', '127.0.0.1:4000']`.
   * Environment: `SPENDSPAN_STREAM_USAGE_HOSTS`, separated by commas.
   * @default []
   */
  readonly streamUsageHosts?: readonly string[];
  /**
   * Whether the call carries the baggage (the owner's names among it) to the model provider: `true`, or the hosts
   * that may see it, with their port or without, such as a gateway of your own.
   * @default false
   */
  readonly propagateToProvider?: boolean | readonly string[];
  /**
   * How long a call may stay open with nobody reading its answer before its span is ended and marked, in milliseconds.
   * @default 300000
   */
  readonly abandonedAfterMs?: number;
  /**
   * Estimates the usage of an answer whose provider did not say it: a stream that was broken off, or a host that is
   * silent. Called once, at the end of such a call; what it returns is marked `estimated`, and so is its cost.
   * @default none: such usage is `missing` and its call `unpriced`.
   */
  readonly estimateUsage?: EstimateUsage;
}

/** See {@link OpenAIInstrumentationConfig.estimateUsage}. Undefined, or a count left out: it cannot tell. */
export type EstimateUsage = (seen: UsageEvidence) => EstimatedUsage | undefined;

/** What is known of an answer without usage. Counts only, never text. */
export interface UsageEvidence {
  /** `gen_ai.operation.name`: `chat`, `text_completion` or `embeddings`. */
  readonly operation: string;
  /** `gen_ai.provider.name`. */
  readonly provider: string;
  /** The model that answered, or the one that was asked where the answer does not say. */
  readonly model: string | undefined;
  /** Length of all text of the request, in UTF-16 code units; images, sounds and files count nothing. */
  readonly promptChars: number;
  /** Length of all text of the answer as far as it was read, in UTF-16 code units. */
  readonly outputChars: number;
  /** Chunks of the stream that were read. */
  readonly chunks: number;
  /** `llm.usage.reason`: why there is no usage. */
  readonly reason: string;
}

/** Whole numbers of tokens. */
export interface EstimatedUsage {
  readonly inputTokens?: number | undefined;
  readonly outputTokens?: number | undefined;
}
