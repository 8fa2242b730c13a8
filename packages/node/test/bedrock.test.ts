import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { CostSpanProcessor } from '@spendspan/cost';
import { instrument } from '@spendspan/instrumentation-openai';
import OpenAI from 'openai';
import { BedrockOpenAI } from 'openai/bedrock';
import { bedrock } from 'openai/providers/bedrock';
import { afterAll, beforeAll, expect, it } from 'vitest';

const PRICES = fileURLToPath(new URL('../../cost/price-files/bedrock.yaml', import.meta.url));
const ANSWER = {
  id: 'resp_1',
  object: 'response',
  created_at: 1_795_000_000,
  status: 'completed',
  model: 'openai.gpt-5.4',
  output: [],
  service_tier: 'default',
  usage: {
    input_tokens: 1000,
    input_tokens_details: { cached_tokens: 400 },
    output_tokens: 100,
    output_tokens_details: { reasoning_tokens: 20 },
    total_tokens: 1100,
  },
};

let server: Server;
/** Sends to the local server what is meant for Amazon; the client itself believes in its own address. */
let reroute: typeof fetch;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(ANSWER));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  reroute = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    asked.push(url.href);
    return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${url.pathname}`, init);
  };
});
afterAll(() => server.close());

const OPTIONS = { apiKey: 'local', baseURL: null } as const;

it.each<[string, string, (fetch: typeof globalThis.fetch) => OpenAI]>([
  [
    'the provider of the client',
    'https://bedrock-mantle.us-west-2.api.aws/openai/v1/responses',
    (fetch) => new OpenAI({ provider: bedrock({ ...OPTIONS, region: 'us-west-2' }), fetch }),
  ],
  [
    'the client of its own',
    'https://bedrock-mantle.us-east-1.api.aws/openai/v1/responses',
    (fetch) => new BedrockOpenAI({ ...OPTIONS, awsRegion: 'us-east-1', fetch }),
  ],
])('a call to Bedrock through %s costs what the price file says', async (_title, address, createClient) => {
  const exporter = new InMemorySpanExporter();
  const spanProcessors = [new CostSpanProcessor({ prices: PRICES }), new SimpleSpanProcessor({ exporter })];
  const tracerProvider = new TracerProvider({ spanProcessors });
  trace.setGlobalTracerProvider(tracerProvider);
  const client = instrument(createClient(reroute));
  await client.responses.create({ model: 'openai.gpt-5.4', input: 'Say hello!' });
  expect(asked.at(-1)).toBe(address);
  const [span] = exporter.getFinishedSpans();
  expect(span?.attributes).toMatchObject({
    'server.address': new URL(address).hostname,
    'gen_ai.request.model': 'openai.gpt-5.4',
    // 600 × 2.60 + 400 × 0.26 + 100 × 15.60, per million
    'gen_ai.usage.cost': 0.003224,
    'llm.cost.status': 'priced',
    'llm.cost.source': 'user:bedrock.yaml',
  });
  trace.disable();
  await tracerProvider.shutdown();
});
