import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Attributes, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { TracerProvider } from '@opentelemetry/sdk-trace';
import { describe, expect, test } from 'vitest';
import { CostSpanProcessor } from '../src/index.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that are held more after this. */
function growth(run: () => void): number {
  run();
  collect();
  const before = process.memoryUsage().heapUsed;
  run();
  collect();
  return process.memoryUsage().heapUsed - before;
}

const chat: Attributes = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'server.address': 'api.openai.com',
  'gen_ai.request.model': 'gpt-4.1',
  'gen_ai.usage.output_tokens': 5,
};

describe('what the processor holds', () => {
  test('is not the answers from which response ids were cut', () => {
    const processor = new CostSpanProcessor();
    const tracer = new TracerProvider({ spanProcessors: [processor] }).getTracer('openinference');
    let answers = 0;
    const answer = (): string =>
      Buffer.from(
        `{"id":"chatcmpl-${String(answers++).padStart(24, '0')}","text":"${'x'.repeat(100_000)}"}`,
      ).toString();
    const grown = growth(() => {
      for (let call = 0; call < 300; call++) {
        const attributes = {
          'openinference.span.kind': 'LLM',
          'llm.provider': 'openai',
          'llm.model_name': 'gpt-4.1',
          'llm.token_count.prompt': call,
          'output.value': answer(),
        };
        tracer.startSpan('chat', { attributes }).end();
      }
    });
    expect(grown).toBeLessThan(3e6);
  });

  test.each([
    ['spans that tell of no call', {}, 20_000],
    ['calls', chat, 5_000],
  ])('is a bounded part of a chain without an end of %s', (_which, attributes, steps) => {
    const tracer = new TracerProvider({ spanProcessors: [new CostSpanProcessor()] }).getTracer('job');
    let context = ROOT_CONTEXT;
    const grown = growth(() => {
      for (let step = 0; step < steps; step++) {
        const used = { 'gen_ai.usage.input_tokens': step };
        const span = tracer.startSpan('step', { attributes: { ...attributes, ...used } }, context);
        context = trace.setSpan(ROOT_CONTEXT, span);
        span.end();
      }
    });
    expect(grown).toBeLessThan(1e6);
  });
});
