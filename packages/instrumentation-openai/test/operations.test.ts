import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { withAttribution } from '@spendspan/attribution';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findOperation, findPages, OPERATIONS } from '../src/operations/index.ts';
import { SOCKET_PROTOCOLS } from '../src/sockets/protocols.ts';
import { SOCKET_FILES } from '../src/sockets/socket-files.ts';
import type { Expected, World } from './contract/contract-case.ts';
import { CONTRACT } from './contract/index.ts';
import { CLIENTS, type Harness, loadClient, startHarness } from './harness.ts';
import { loadModule } from './sockets/open-socket.ts';

const OWNER = { team: 'growth', project: 'onboarding', feature: 'welcome-mail', user: 'u-17' };
const OWNER_ATTRIBUTES = {
  'team.id': 'growth',
  'project.id': 'onboarding',
  'feature.path': 'welcome-mail',
  'user.id': 'u-17',
};

function toMatcher(expected: Expected | string | RegExp): unknown {
  if (expected === Number) return expect.any(Number);
  if (expected instanceof RegExp) return expect.stringMatching(expected);
  return Array.isArray(expected) ? expected.map(toMatcher) : expected;
}

/** The forms of openai 4 are streams, which the platform's `fetch` sends only when it is told so. */
const fetchForms = (input: string, init?: RequestInit) => globalThis.fetch(input, { ...init, duplex: 'half' });

test('every operation has a case', () => {
  const spoken = SOCKET_PROTOCOLS.flatMap(({ operations }) => operations);
  expect(new Set(CONTRACT.map(({ operation }) => operation))).toEqual(
    new Set([...OPERATIONS, ...spoken].map(({ id }) => id)),
  );
});

test('every file that opens a socket has a case', () => {
  const entries = CONTRACT.flatMap(({ entry }) => entry ?? []);
  expect(new Set(entries)).toEqual(new Set(SOCKET_FILES.map((file) => `openai/${file}`)));
});

describe.each(CLIENTS)('%s', (version) => {
  const major = Number(version.slice('openai-'.length));
  const cases = CONTRACT.filter(({ lacks }) => !lacks?.[major]);
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness(version);
  });
  afterAll(async () => {
    for (const { entry } of cases) if (entry) harness.instrumentation.unpatchModule(loadModule(version, entry));
    await harness.close();
  });
  beforeEach(() => harness.exporter.reset());

  const world = (options?: Record<string, unknown>): World => ({
    client: harness.client(options),
    module: loadClient(version) as unknown as World['module'],
    url: harness.provider.url,
    adopt: (client) => client,
    load: async (entry) => {
      const exported = loadModule(version, entry);
      harness.instrumentation.patchModule(exported);
      return exported;
    },
  });

  test.each(cases)('$title becomes its spans, with usage and owner', async ({ call, spans: expected }) => {
    await withAttribution(OWNER, () => call(world()));
    const place = {
      'gen_ai.provider.name': 'openai',
      'server.address': '127.0.0.1',
      'server.port': harness.provider.port,
    };
    expect(
      harness.spans().map(({ name, kind, status, attributes }) => ({ name, kind, status: status.code, attributes })),
    ).toEqual(
      expected.map(({ name, attributes }) => ({
        name,
        kind: SpanKind.CLIENT,
        status: SpanStatusCode.UNSET,
        attributes: {
          ...place,
          ...Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, toMatcher(value)])),
          ...OWNER_ATTRIBUTES,
        },
      })),
    );
  });

  test.each(cases)('$title sends no baggage to the provider, and a traceparent beneath its span', async ({ call }) => {
    const sent = harness.provider.requests.length;
    // The client of openai 4 has a fetch of its own, which nothing instruments.
    await withAttribution(OWNER, () => call(world({ fetch: fetchForms })));
    const requests = harness.provider.requests.slice(sent);
    expect(requests.length).toBeGreaterThan(0);
    const traces = new Set(harness.spans().map((span) => span.spanContext().traceId));
    for (const { method, path, headers } of requests) {
      expect(headers).not.toHaveProperty('baggage');
      const trace = headers['traceparent']?.split('-')[1];
      const seen = findOperation(method, path) ?? (method === 'GET' && findPages(path));
      if (trace !== undefined && seen) expect(traces).toContain(trace);
    }
  });
});
