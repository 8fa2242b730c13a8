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
   * Hosts of your own that support `include_usage`, added to the known ones: `['llm.example.com']`.
   * Environment: `SPENDSPAN_STREAM_USAGE_HOSTS`, separated by commas.
   * @default []
   */
  readonly streamUsageHosts?: readonly string[];
  /**
   * Whether the call carries the baggage (the owner's names among it) to the model provider: `true`, or the hosts
   * that may see it, such as a gateway of your own.
   * @default false
   */
  readonly propagateToProvider?: boolean | readonly string[];
  /**
   * How long a call may stay open with nobody reading its answer before its span is ended and marked, in milliseconds.
   * @default 300000
   */
  readonly abandonedAfterMs?: number;
}
