import type { EstimateUsage, OpenAIInstrumentationConfig } from './types.ts';

/** The configuration with environment and defaults filled in. */
export interface Settings {
  readonly streamUsage: 'auto' | 'force' | 'off';
  readonly streamUsageHosts: ReadonlySet<string>;
  /** All hosts (`true`), none (`false`), or those in the set. */
  readonly propagateToProvider: boolean | ReadonlySet<string>;
  readonly abandonedAfterMs: number;
  readonly estimateUsage: EstimateUsage | undefined;
  /** Newest names of the GenAI conventions instead of v1.41. */
  readonly latestConventions: boolean;
}

const DEFAULTS = {
  streamUsage: 'auto',
  streamUsageHosts: [],
  propagateToProvider: false,
  abandonedAfterMs: 300_000,
} as const satisfies OpenAIInstrumentationConfig;

const STREAM_USAGE = ['auto', 'force', 'off'] as const;

/**
 * Argument > environment > default.
 * @throws TypeError when a value is malformed.
 */
export function readSettings(config: OpenAIInstrumentationConfig, env: NodeJS.ProcessEnv = process.env): Settings {
  const streamUsage = config.streamUsage ?? env['SPENDSPAN_STREAM_USAGE'] ?? DEFAULTS.streamUsage;
  if (!isStreamUsage(streamUsage)) throw invalid('streamUsage', streamUsage, 'auto, force or off');
  const hosts = config.streamUsageHosts ?? env['SPENDSPAN_STREAM_USAGE_HOSTS']?.split(',') ?? DEFAULTS.streamUsageHosts;
  const { propagateToProvider = DEFAULTS.propagateToProvider, abandonedAfterMs = DEFAULTS.abandonedAfterMs } = config;
  const { estimateUsage } = config;
  if (estimateUsage !== undefined && typeof estimateUsage !== 'function') {
    throw invalid('estimateUsage', estimateUsage, 'a function of UsageEvidence');
  }
  if (typeof propagateToProvider !== 'boolean' && !Array.isArray(propagateToProvider)) {
    throw invalid('propagateToProvider', propagateToProvider, 'true, false or a list of hosts');
  }
  if (!Number.isFinite(abandonedAfterMs) || abandonedAfterMs <= 0) {
    throw invalid('abandonedAfterMs', abandonedAfterMs, 'a positive number of milliseconds');
  }
  return {
    streamUsage,
    streamUsageHosts: toHosts('streamUsageHosts', hosts),
    propagateToProvider:
      typeof propagateToProvider === 'boolean'
        ? propagateToProvider
        : toHosts('propagateToProvider', propagateToProvider),
    abandonedAfterMs,
    estimateUsage,
    latestConventions: (env['OTEL_SEMCONV_STABILITY_OPT_IN'] ?? '')
      .split(',')
      .some((token) => token.trim() === 'gen_ai_latest_experimental'),
  };
}

function isStreamUsage(value: string): value is Settings['streamUsage'] {
  return (STREAM_USAGE as readonly string[]).includes(value);
}

function toHosts(option: string, hosts: readonly unknown[]): ReadonlySet<string> {
  const set = new Set<string>();
  for (const host of hosts) {
    if (typeof host !== 'string' || /[/\s]/.test(host.trim()))
      throw invalid(option, host, 'host names such as llm.example.com');
    if (host.trim() !== '') set.add(host.trim().toLowerCase());
  }
  return set;
}

function invalid(option: string, got: unknown, expected: string): TypeError {
  return new TypeError(
    `[@spendspan/instrumentation-openai] got ${JSON.stringify(got)} for ${option}, expected ${expected}; correct the option or its environment variable`,
  );
}
