import { randomBytes } from 'node:crypto';

const NOVEMBER_SECONDS = 1_793_491_200;

/**
 * An OTLP export of some spans as the instrumentation writes them, in JSON form.
 * @param binaryIds whether ids are bytes, for protobuf, or hex digits.
 */
export function makeBenchExport(first: number, count: number, binaryIds: boolean): object {
  const spans = Array.from({ length: count }, (_, index) => makeSpan(first + index, binaryIds));
  const resource = {
    attributes: [text('service.name', `service-${first % 20}`), text('telemetry.sdk.language', 'nodejs')],
  };
  return {
    resourceSpans: [{ resource, scopeSpans: [{ scope: { name: '@spendspan/instrumentation-openai' }, spans }] }],
  };
}

function makeSpan(number: number, binaryIds: boolean): object {
  const id = (bytes: number): Buffer | string => (binaryIds ? randomBytes(bytes) : randomBytes(bytes).toString('hex'));
  const start = BigInt(NOVEMBER_SECONDS + Math.floor(number / 4)) * 1_000_000_000n + 123_456_789n;
  const model = `model-${number % 12}`;
  const input = 100 + (number % 5_000);
  const output = 10 + (number % 700);
  return {
    traceId: id(16),
    spanId: id(8),
    parentSpanId: id(8),
    name: `chat ${model}`,
    kind: 3,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(start + 1_500_000_000n),
    attributes: [
      text('gen_ai.operation.name', 'chat'),
      text('gen_ai.provider.name', 'openai'),
      text('gen_ai.request.model', model),
      text('gen_ai.response.model', `${model}-2026-01-01`),
      text('gen_ai.response.id', `chatcmpl-${randomBytes(14).toString('hex')}`),
      text('server.address', 'api.openai.com'),
      { key: 'server.port', value: { intValue: 443 } },
      { key: 'gen_ai.usage.input_tokens', value: { intValue: input } },
      { key: 'gen_ai.usage.output_tokens', value: { intValue: output } },
      { key: 'gen_ai.usage.cache_read.input_tokens', value: { intValue: input >> 1 } },
      amount('gen_ai.usage.cost', input * 2e-6 + output * 8e-6),
      amount('llm.cost.input', input * 2e-6),
      amount('llm.cost.output', output * 8e-6),
      text('llm.cost.status', 'priced'),
      text('llm.cost.source', 'catalog:genai-prices@0.1.8'),
      text('llm.usage.status', 'reported'),
      text('team.id', `team-${number % 30}`),
      text('project.id', `project-${number % 100}`),
      text('feature.path', `feature-${number % 200}`),
      text('user.id', `user-${(number * 7_919) % 10_000}`),
      text('session.id', `session-${Math.floor(number / 6)}`),
      text('deployment.environment.name', 'production'),
    ],
    status: {},
  };
}

function text(key: string, stringValue: string): object {
  return { key, value: { stringValue } };
}

function amount(key: string, doubleValue: number): object {
  return { key, value: { doubleValue } };
}
