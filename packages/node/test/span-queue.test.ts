import { type DiagLogger, DiagLogLevel, diag, SpanKind, type Tracer } from '@opentelemetry/api';
import { TracerProvider } from '@opentelemetry/sdk-trace';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readBatchSettings } from '../src/batch-settings.ts';
import { readOtlpSettings } from '../src/otlp-settings.ts';
import { SpanQueue } from '../src/span-queue.ts';
import { type OtlpReceiver, startReceiver } from './otlp-receiver.ts';

let receiver: OtlpReceiver;
let log: string[];

beforeEach(async () => {
  receiver = await startReceiver();
  log = [];
  const write = (message: string): void => void log.push(message);
  const logger: DiagLogger = { error: write, warn: write, info: write, debug: write, verbose: write };
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
});
afterEach(async () => {
  diag.disable();
  await receiver.close();
});

interface Setup {
  readonly queue: SpanQueue;
  readonly tracer: Tracer;
  /** Ends a model call that cost this much. */
  spend(usd: number): void;
}

function setUp(env: Readonly<Record<string, string>> = {}): Setup {
  const settings = { OTEL_BSP_SCHEDULE_DELAY: '600000', ...env };
  const queue = new SpanQueue(readOtlpSettings({ endpoint: receiver.url }, settings), readBatchSettings(settings));
  const tracer = new TracerProvider({ spanProcessors: [queue] }).getTracer('test');
  return {
    queue,
    tracer,
    spend: (usd) =>
      tracer
        .startSpan('chat', {
          kind: SpanKind.CLIENT,
          attributes: { 'gen_ai.operation.name': 'chat', 'gen_ai.usage.cost': usd },
        })
        .end(),
  };
}

describe('SpanQueue', () => {
  it('keeps what could not be delivered, and delivers it when the receiver is back', async () => {
    const { queue, spend } = setUp();
    receiver.respond({ status: 503 });
    spend(1);
    await queue.forceFlush();
    spend(2);
    await queue.forceFlush();
    expect(queue.pending).toBe(2);

    receiver.respond(undefined);
    await queue.forceFlush();

    expect(receiver.spans.map(({ attributes }) => attributes['gen_ai.usage.cost'])).toEqual([1, 2]);
    expect(queue.lost).toEqual({ spans: 0, usd: 0 });
    expect(log).toEqual([
      expect.stringMatching(/spans cannot be delivered to http:.* \(HTTP 503\); they are kept/),
      expect.stringMatching(/spans are delivered to http:.* again/),
    ]);
  });

  it('tries again by itself', async () => {
    const { queue, spend } = setUp();
    receiver.respond({ status: 429 });
    spend(1);
    await queue.forceFlush();
    receiver.respond(undefined);

    await vi.waitFor(() => expect(queue.pending).toBe(0), { timeout: 10_000 });
    expect(receiver.spans).toHaveLength(1);
  });

  it.each([400, 401, 404, 500])(
    'gives up what is refused with %i, counted in dollars, with one line',
    async (status) => {
      const { queue, spend } = setUp();
      receiver.respond({ status });
      for (const usd of [0.25, 0.5]) {
        spend(usd);
        await queue.forceFlush();
      }

      expect(queue.pending).toBe(0);
      expect(queue.lost).toEqual({ spans: 2, usd: 0.75 });
      expect(log).toEqual([expect.stringContaining(`were dropped: the receiver answered HTTP ${status}`)]);
    },
  );

  it('halves a batch that is too large until it fits', async () => {
    const { queue, spend } = setUp();
    receiver.limit(700);
    for (let usd = 1; usd <= 8; usd++) spend(usd);
    await queue.forceFlush();

    expect(receiver.spans.map(({ attributes }) => attributes['gen_ai.usage.cost'])).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(receiver.requests.length).toBeGreaterThan(1);
    expect(queue.lost.spans).toBe(0);
  });

  it('when it is full, gives up other spans before model calls', async () => {
    const { queue, tracer, spend } = setUp({ OTEL_BSP_MAX_QUEUE_SIZE: '4', OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '4' });
    receiver.respond({ status: 503 });
    tracer.startSpan('GET 1').end();
    await queue.forceFlush();
    tracer.startSpan('GET 2').end();
    for (const usd of [1, 2, 3, 4]) spend(usd);
    tracer.startSpan('GET 3').end();
    spend(8);
    expect(queue.pending).toBe(4);
    expect(queue.lost).toEqual({ spans: 4, usd: 8 });

    receiver.respond(undefined);
    await queue.forceFlush();
    expect(receiver.spans.map(({ attributes }) => attributes['gen_ai.usage.cost'])).toEqual([1, 2, 3, 4]);
  });

  it('hands over everything that is pending, a batch under way included', async () => {
    const { queue, spend } = setUp({ OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '1' });
    receiver.respond('hang');
    for (const usd of [1, 2, 3]) spend(usd);
    let handed: readonly Uint8Array[] = [];
    queue.deliverRest((bodies) => {
      handed = bodies;
      return bodies.map(() => true);
    });
    // A batch each: all of it in one request may be more than a receiver takes.
    expect(handed).toHaveLength(3);
    receiver.respond(undefined);
    for (const body of handed) {
      await fetch(`${receiver.url}/v1/traces`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-protobuf' },
        body: Buffer.from(body),
      });
    }

    // Whether the hanging request was read as well is up to the receiver; a span has its id to be told by.
    const bySpan = new Map(receiver.spans.map(({ spanId, attributes }) => [spanId, attributes['gen_ai.usage.cost']]));
    expect([...bySpan.values()].sort()).toEqual([1, 2, 3]);
    expect(queue.pending).toBe(0);
    expect(queue.lost).toEqual({ spans: 0, usd: 0 });
  });

  it.each(['unfinished', 'endless'] as const)('takes the word of a receiver whose answer is %s', async (behaviour) => {
    const { queue, spend } = setUp({ OTEL_EXPORTER_OTLP_TIMEOUT: '300' });
    receiver.respond(behaviour);
    spend(1);
    await queue.forceFlush();
    expect(queue.pending).toBe(0);
    expect(queue.lost.spans).toBe(0);
    expect(receiver.spans).toHaveLength(1);
  });

  it('keeps the last requests below what receivers take', () => {
    const { queue, tracer } = setUp();
    const attributes = { 'gen_ai.operation.name': 'chat', text: 'x'.repeat(65_536) };
    receiver.respond('hang');
    for (let index = 0; index < 100; index++) tracer.startSpan('chat', { attributes }).end();
    let handed: readonly Uint8Array[] = [];
    queue.deliverRest((bodies) => {
      handed = bodies;
      return bodies.map(() => true);
    });
    expect(handed.length).toBeGreaterThan(3);
    expect(Math.max(...handed.map(({ byteLength }) => byteLength))).toBeLessThanOrEqual(2 ** 21);
  });

  it('says at the end how much was lost in all', () => {
    const { queue, spend } = setUp({ OTEL_BSP_MAX_QUEUE_SIZE: '2' });
    receiver.respond('hang');
    for (let index = 0; index < 10; index++) spend(0.1);
    queue.giveUp('the process ended first');
    expect(queue.lost).toEqual({ spans: 10, usd: 1 });
    expect(log.at(-1)).toContain('lost so far: 10 spans, 1 USD');
  });

  it('counts as lost what the last requests could not deliver, and only that', () => {
    const { queue, spend } = setUp({ OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '2' });
    receiver.respond('hang');
    for (const usd of [1, 2, 3, 4, 5]) spend(usd);
    queue.deliverRest((bodies) => bodies.map((_, index) => index !== 1));
    receiver.respond(undefined);
    expect(queue.lost).toEqual({ spans: 2, usd: 7 });
  });

  it('waits between two deliveries no longer than a timer can', () => {
    expect(readBatchSettings({ OTEL_BSP_SCHEDULE_DELAY: '1e12' }).delayMs).toBe(2 ** 31 - 1);
  });

  it('after shutdown counts what still comes', async () => {
    const { queue, spend } = setUp();
    spend(1);
    await queue.shutdown();
    spend(2);

    expect(receiver.spans).toHaveLength(1);
    expect(queue.lost).toEqual({ spans: 1, usd: 2 });
  });
});
