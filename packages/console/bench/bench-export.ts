import { randomBytes } from 'node:crypto';

const NOVEMBER_SECONDS = 1_793_491_200;

/**
 * An OTLP export of some spans as the instrumentation writes them, in JSON form: some 40 attributes each, all started
 * within a second of 20,000.
 * @param binaryIds whether ids are bytes, for protobuf, or hex digits.
 */
export function makeBenchExport(first: number, count: number, binaryIds: boolean): object {
  const spans = Array.from({ length: count }, (_, index) => makeSpan(first + index, binaryIds));
  const resource = {
    attributes: [
      text('service.name', `service-${first % 20}`),
      text('service.version', '4.17.2'),
      text('telemetry.sdk.language', 'nodejs'),
      text('telemetry.sdk.name', 'opentelemetry'),
      text('telemetry.sdk.version', '2.1.0'),
      text('host.name', `node-${first % 20}.eu-central-1.compute.internal`),
      text('process.runtime.version', '24.21.0'),
    ],
  };
  return {
    resourceSpans: [{ resource, scopeSpans: [{ scope: { name: '@spendspan/instrumentation-openai' }, spans }] }],
  };
}

const SPANS_PER_SECOND = 20_000n;

function makeSpan(number: number, binaryIds: boolean): object {
  const id = (bytes: number): Buffer | string => (binaryIds ? randomBytes(bytes) : randomBytes(bytes).toString('hex'));
  const start = BigInt(NOVEMBER_SECONDS) * 1_000_000_000n + (BigInt(number) * 1_000_000_000n) / SPANS_PER_SECOND;
  return {
    traceId: id(16),
    spanId: id(8),
    parentSpanId: id(8),
    name: `chat model-${number % 12}`,
    kind: 3,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(start + 1_500_000_000n),
    attributes: [...callAttributes(number), ...usageAttributes(number), ...ownerAttributes(number)],
    status: {},
  };
}

function callAttributes(number: number): readonly object[] {
  const model = `model-${number % 12}`;
  return [
    text('gen_ai.operation.name', 'chat'),
    text('gen_ai.provider.name', 'openai'),
    text('gen_ai.request.model', model),
    text('gen_ai.response.model', `${model}-2026-01-01`),
    text('gen_ai.response.id', `chatcmpl-${randomBytes(14).toString('hex')}`),
    { key: 'gen_ai.request.stream', value: { boolValue: number % 2 === 0 } },
    amount('gen_ai.request.temperature', 0.2),
    count('gen_ai.request.max_tokens', 2_048),
    amount('gen_ai.request.top_p', 0.95),
    text('gen_ai.output.type', 'text'),
    amount('gen_ai.response.time_to_first_chunk', 0.2 + (number % 100) / 1_000),
    {
      key: 'gen_ai.response.finish_reasons',
      value: { arrayValue: { values: [{ stringValue: 'stop' }] } },
    },
    text('openai.request.service_tier', 'auto'),
    text('openai.response.service_tier', 'default'),
    text('openai.response.system_fingerprint', `fp_${number % 7}a3b1c9`),
    text('server.address', 'api.openai.com'),
    count('server.port', 443),
  ];
}

function usageAttributes(number: number): readonly object[] {
  const input = 100 + (number % 5_000);
  const output = 10 + (number % 700);
  return [
    count('gen_ai.usage.input_tokens', input),
    count('gen_ai.usage.output_tokens', output),
    count('gen_ai.usage.cache_read.input_tokens', input >> 1),
    count('gen_ai.usage.reasoning.output_tokens', output >> 2),
    text('llm.usage.status', 'reported'),
    amount('gen_ai.usage.cost', input * 1.5e-6 + output * 8e-6),
    amount('llm.cost.input', input * 1e-6),
    amount('llm.cost.cache_read', input * 5e-7),
    amount('llm.cost.output', output * 8e-6),
    amount('llm.cost.cache_savings', input * 5e-7),
    text('llm.cost.status', 'priced'),
    text('llm.cost.source', 'catalog:genai-prices@0.1.8'),
    count('llm.attempts', 1),
  ];
}

function ownerAttributes(number: number): readonly object[] {
  return [
    text('team.id', `team-${number % 30}`),
    text('project.id', `project-${number % 100}`),
    text('feature.path', `feature-${number % 200}`),
    text('user.id', `user-${(number * 7_919) % 10_000}`),
    text('customer.id', `customer-${number % 800}`),
    text('session.id', `session-${Math.floor(number / 6)}`),
    text('deployment.environment.name', 'production'),
    text('code.function.name', 'answerQuestion'),
    text('thread.name', 'main'),
  ];
}

function text(key: string, stringValue: string): object {
  return { key, value: { stringValue } };
}

function amount(key: string, doubleValue: number): object {
  return { key, value: { doubleValue } };
}

function count(key: string, intValue: number): object {
  return { key, value: { intValue } };
}
