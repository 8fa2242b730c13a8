import { describe, expect, it } from 'vitest';
import { runApp } from './run-app.ts';

type Variables = Readonly<Record<string, string>>;

/** Everything that a NodeSDK reads of the environment for traces, but for exporters: those are our own. */
const ROWS: readonly Variables[] = [
  {},
  { OTEL_SERVICE_NAME: 'checkout', OTEL_TRACES_SAMPLER: 'always_on', OTEL_PROPAGATORS: 'b3' },
  {
    OTEL_RESOURCE_ATTRIBUTES: 'service.name=other,deployment.environment.name=a%20b',
    OTEL_NODE_RESOURCE_DETECTORS: 'env,host,os,serviceinstance',
  },
  { OTEL_RESOURCE_ATTRIBUTES: 'service.name=other,host.name=a', OTEL_SERVICE_NAME: 'checkout' },
  { OTEL_NODE_RESOURCE_DETECTORS: 'none', OTEL_SERVICE_NAME: 'checkout' },
  {
    OTEL_ATTRIBUTE_COUNT_LIMIT: '3',
    OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT: '5',
    OTEL_SPAN_ATTRIBUTE_PER_EVENT_COUNT_LIMIT: '6',
    OTEL_SPAN_ATTRIBUTE_PER_LINK_COUNT_LIMIT: '7',
  },
  {
    OTEL_ATTRIBUTE_COUNT_LIMIT: '3',
    OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT: '5',
    OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT: '4',
    OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT: '6',
    OTEL_SPAN_EVENT_COUNT_LIMIT: '2',
    OTEL_SPAN_LINK_COUNT_LIMIT: '3',
    OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT: '4',
    OTEL_LINK_ATTRIBUTE_COUNT_LIMIT: '5',
  },
  { OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT: 'many', OTEL_ATTRIBUTE_COUNT_LIMIT: '9', OTEL_SPAN_EVENT_COUNT_LIMIT: ' ' },
  { OTEL_TRACES_SAMPLER: 'always_off', OTEL_PROPAGATORS: 'b3multi,tracecontext' },
  { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0', OTEL_PROPAGATORS: 'tracecontext' },
  { OTEL_TRACES_SAMPLER: 'parentbased_always_off', OTEL_PROPAGATORS: 'baggage' },
  { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0', OTEL_PROPAGATORS: 'none' },
  { OTEL_SDK_DISABLED: 'true' },
];

/** What is printed by the application of that SDK. */
async function run(sdk: 'NodeSDK' | 'ours', variables: Variables): Promise<unknown> {
  const env = { OTEL_TRACES_EXPORTER: 'none', OTEL_NODE_RESOURCE_DETECTORS: 'env', ...variables };
  const { stdout, code } = await runApp('whose-sdk.mjs', { node: [], args: [sdk], env });
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

describe('the SDK that register() starts', () => {
  it.each(ROWS)('makes of %j the spans, the resource and the headers that NodeSDK makes', async (variables) => {
    const [theirs, alone, beside] = await Promise.all([
      run('NodeSDK', variables),
      run('ours', variables),
      // Where logs are asked for, a NodeSDK starts beneath it.
      run('ours', { ...variables, OTEL_LOGS_EXPORTER: 'console' }),
    ]);

    expect(alone).toEqual(theirs);
    expect(beside).toEqual(theirs);
  });

  it.each([
    { variables: {}, loaded: false },
    { variables: { OTEL_METRICS_EXPORTER: 'none', OTEL_LOGS_EXPORTER: 'otlp,none' }, loaded: false },
    { variables: { OTEL_METRICS_EXPORTER: 'console' }, loaded: true },
    { variables: { OTEL_LOGS_EXPORTER: 'console' }, loaded: true },
    { variables: { SPENDSPAN_PROCESS_METRICS: 'true' }, loaded: true },
  ])('given $variables has loaded NodeSDK: $loaded', async ({ variables, loaded }) => {
    const env = { OTEL_TRACES_EXPORTER: 'none', ...variables };
    const { stdout } = await runApp('whose-sdk.mjs', { node: [], args: ['ours', 'loaded'], env });
    expect(stdout).toBe(String(loaded));
  });
});
