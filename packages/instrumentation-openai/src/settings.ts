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
  checkNames(config);
  const streamUsage =
    config.streamUsage ?? readText(env, 'SPENDSPAN_STREAM_USAGE')?.toLowerCase() ?? DEFAULTS.streamUsage;
  if (!isStreamUsage(streamUsage)) throw invalid('streamUsage', streamUsage, 'auto, force or off');
  const hosts =
    config.streamUsageHosts ?? readText(env, 'SPENDSPAN_STREAM_USAGE_HOSTS')?.split(',') ?? DEFAULTS.streamUsageHosts;
  if (!Array.isArray(hosts)) throw invalid('streamUsageHosts', hosts, 'a list of hosts');
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

const NAMES: readonly string[] = [
  'enabled',
  'streamUsage',
  'streamUsageHosts',
  'propagateToProvider',
  'abandonedAfterMs',
  'estimateUsage',
] satisfies readonly (keyof OpenAIInstrumentationConfig)[];

function checkNames(config: OpenAIInstrumentationConfig): void {
  const unknown = Object.keys(config).find((name) => !NAMES.includes(name));
  if (unknown === undefined) return;
  throw new TypeError(
    `[@spendspan/instrumentation-openai] got an option ${JSON.stringify(unknown)}, expected ${NAMES.join(', ')}; correct its name, or take it out`,
  );
}

/** Of a variable that is set to something. Empty counts as unset, as the OTel specification says. */
function readText(env: NodeJS.ProcessEnv, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}

function isStreamUsage(value: string): value is Settings['streamUsage'] {
  return (STREAM_USAGE as readonly string[]).includes(value);
}

/** A name or an address, with its port or without; empty beside a comma too many. */
const HOST = /^(?:(?:[^\s/:@]+|\[[\da-f:.]+\])(?::\d+)?)?$/i;

function toHosts(option: string, hosts: readonly unknown[]): ReadonlySet<string> {
  const set = new Set<string>();
  for (const host of hosts) {
    if (typeof host !== 'string' || !HOST.test(host.trim()))
      throw invalid(option, host, 'hosts such as llm.example.com or 127.0.0.1:4000');
    if (host.trim() !== '') set.add(host.trim().toLowerCase());
  }
  return set;
}

function invalid(option: string, got: unknown, expected: string): TypeError {
  return new TypeError(
    `[@spendspan/instrumentation-openai] got ${JSON.stringify(got)} for ${option}, expected ${expected}; correct the option or its environment variable`,
  );
}
