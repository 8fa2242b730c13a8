import dns from 'node:dns';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { context, propagation, trace } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { AlwaysOffSampler, AlwaysOnSampler } from '@opentelemetry/sdk-trace';
import { withAttribution } from '@spendspan/attribution';
import { CostSpanProcessor } from '@spendspan/cost';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createInstrumentations, patchBuiltins } from '../src/instrumentations.ts';
import { createPropagator } from '../src/propagator.ts';
import type { RegisterOptions } from '../src/types.ts';

let server: Server;
let received: IncomingHttpHeaders[] = [];
let sdk: NodeSDK;
let sampled = true;

beforeAll(async () => {
  server = createServer((incoming, response) => {
    received.push(incoming.headers);
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Every host is this machine.
  vi.spyOn(dns, 'lookup').mockImplementation(((_: string, options: dns.LookupOptions, done: unknown) => {
    const answer = { address: '127.0.0.1', family: 4 };
    const call = done as (error: null, ...found: unknown[]) => void;
    if (options.all) call(null, [answer]);
    else call(null, answer.address, answer.family);
  }) as typeof dns.lookup);
});
beforeAll(() => {
  const [on, off] = [new AlwaysOnSampler(), new AlwaysOffSampler()];
  sdk = new NodeSDK({
    autoDetectResources: false,
    sampler: { shouldSample: () => (sampled ? on : off).shouldSample() },
    spanProcessors: [new CostSpanProcessor()],
    instrumentations: createInstrumentations({}, {}),
  });
  sdk.start();
  patchBuiltins();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await sdk.shutdown();
  for (const api of [trace, context, propagation]) api.disable();
  server.close();
  server.closeAllConnections();
});
afterEach(() => {
  received = [];
  sampled = true;
});

const urlOf = (host: string): string => `http://${host}:${(server.address() as AddressInfo).port}/v1/responses`;

/** Ways to make a request, none of them the `openai` client. */
const CLIENTS: readonly (readonly [string, (url: string) => Promise<unknown>])[] = [
  ['fetch()', async (url) => (await fetch(url, { method: 'POST', body: '{}' })).text()],
  [
    'http.request()',
    async (url) => {
      const sent = request(url, { method: 'POST' }).end();
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      answer.resume();
      await once(answer, 'end');
    },
  ],
];

describe.each(CLIENTS)('a request by %s', (_, send) => {
  const baggage = async (host: string, options: RegisterOptions = {}): Promise<unknown> => {
    propagation.disable();
    propagation.setGlobalPropagator(createPropagator(options, {}));
    await withAttribution({ team: 'growth' }, () => send(urlOf(host)));
    expect(received[0]?.['traceparent']).toBeDefined();
    return received[0]?.['baggage'];
  };

  it.each([true, false])('carries no baggage to a model provider, be the trace sampled (%s)', async (each) => {
    sampled = each;
    expect(await baggage('api.openai.com')).toBeUndefined();
  });

  it.each(['bedrock-runtime.eu-west-1.amazonaws.com', 'acme.openai.azure.com', 'API.Anthropic.com'])(
    'carries none to %s',
    async (host) => expect(await baggage(host)).toBeUndefined(),
  );

  it.each(['orders.internal', 'abc.execute-api.eu-west-1.amazonaws.com'])('carries it to %s', async (host) => {
    expect(await baggage(host)).toBe('team.id=growth');
  });

  it.each<[string, NonNullable<RegisterOptions['openai']>['propagateToProvider'], string | undefined]>([
    ['true', true, 'team.id=growth'],
    ['the host', ['api.openai.com'], 'team.id=growth'],
    ['the host and its port', ['api.openai.com:443'], 'team.id=growth'],
    ['another host', ['llm.example.com'], undefined],
  ])('goes by propagateToProvider: %s', async (__, propagateToProvider, expected) => {
    expect(await baggage('api.openai.com', { openai: { propagateToProvider: propagateToProvider ?? false } })).toBe(
      expected,
    );
  });
});
