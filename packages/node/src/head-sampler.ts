import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace';
import { type Environment, readText, warnIgnored } from './environment.ts';

/** https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/#general-sdk-configuration */
const SAMPLERS: Readonly<Record<string, (env: Environment) => Sampler>> = {
  always_on: () => new AlwaysOnSampler(),
  always_off: () => new AlwaysOffSampler(),
  traceidratio: (env) => new TraceIdRatioBasedSampler(readRatio(env)),
  parentbased_always_on: () => new ParentBasedSampler({ root: new AlwaysOnSampler() }),
  parentbased_always_off: () => new ParentBasedSampler({ root: new AlwaysOffSampler() }),
  parentbased_traceidratio: (env) => new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(readRatio(env)) }),
};
const DEFAULT = 'parentbased_always_on';

/** The head sampler of OTEL_TRACES_SAMPLER and OTEL_TRACES_SAMPLER_ARG. An unknown one is ignored with a warning. */
export function readSampler(env: Environment): Sampler {
  const name = readText(env, 'OTEL_TRACES_SAMPLER')?.toLowerCase() ?? DEFAULT;
  const create = Object.hasOwn(SAMPLERS, name) ? SAMPLERS[name] : undefined;
  if (create) return create(env);
  warnIgnored('OTEL_TRACES_SAMPLER', name, `one of ${Object.keys(SAMPLERS).join(', ')}`, DEFAULT);
  return new ParentBasedSampler({ root: new AlwaysOnSampler() });
}

function readRatio(env: Environment): number {
  const text = readText(env, 'OTEL_TRACES_SAMPLER_ARG');
  if (text === undefined) return 1;
  const ratio = Number(text);
  if (ratio >= 0 && ratio <= 1) return ratio;
  warnIgnored('OTEL_TRACES_SAMPLER_ARG', text, 'a number from 0 to 1', '1');
  return 1;
}
