// A NodeSDK of the application's own, at 0 % sampling: with our pieces, or beside a register() that comes too late.
import { context, propagation, SpanKind, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { AlwaysOffSampler, BatchSpanProcessor } from '@opentelemetry/sdk-trace';
import { AttributionSpanProcessor } from '@spendspan/attribution';
import { CostSpanProcessor } from '@spendspan/cost';
import { exportSpend, register, spendSampler } from '@spendspan/node';

const [endpoint, mode] = process.argv.slice(2);
const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` });
const pieces = mode === 'pieces';
const sampler = new AlwaysOffSampler();
const batch = new BatchSpanProcessor({ exporter });
const sdk = new NodeSDK({
  sampler: pieces ? spendSampler(sampler) : sampler,
  spanProcessors: pieces ? [new AttributionSpanProcessor(), new CostSpanProcessor(), exportSpend(batch)] : [batch],
  metricReaders: [],
  logRecordProcessors: [],
});
sdk.start();
if (mode === 'register') register({ endpoint });

const baggage = propagation.createBaggage({ 'team.id': { value: 'growth' } });
context.with(propagation.setBaggage(context.active(), baggage), () => {
  const tracer = trace.getTracer('test');
  tracer.startActiveSpan('request', (request) => {
    const attributes = {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'gpt-4.1',
      'server.address': 'api.openai.com',
    };
    const call = tracer.startSpan('chat gpt-4.1', { kind: SpanKind.CLIENT, attributes });
    // List price: 2 USD per million input tokens.
    call.setAttributes({ 'gen_ai.usage.input_tokens': 1_000, 'gen_ai.usage.output_tokens': 0 });
    call.end();
    request.end();
  });
});
await sdk.shutdown();
