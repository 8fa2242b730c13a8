import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type OtlpReceiver, startReceiver } from './otlp-receiver.ts';
import { type Ended, type RunOptions, runApp } from './run-app.ts';

let receiver: OtlpReceiver;
let seen = 0;

beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());
afterEach(() => {
  receiver.respond(undefined);
  seen = receiver.spans.length;
});

function run(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return runApp('span.mjs', { args, ...options, env: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, ...options.env } });
}

function newSpans(): string[] {
  return receiver.spans
    .slice(seen)
    .map(({ name }) => name)
    .sort();
}

const ALL_SPANS = ['POST', 'chat gpt-4.1', 'request'];

describe('at the end of the process, the spans are delivered and', () => {
  it.each([
    { title: 'a normal end stays code 0', args: ['return'], code: 0 },
    { title: 'process.exitCode stays', args: ['exitCode', '4'], code: 4 },
    { title: 'the code of process.exit() stays', args: ['exit', '3'], code: 3 },
    { title: 'an uncaught error still ends with code 1', args: ['throw'], code: 1 },
    { title: 'an unhandled rejection still ends with code 1', args: ['reject'], code: 1 },
  ])('$title', async ({ args, code }) => {
    const ended = await run(args);

    expect(ended).toMatchObject({ code, signal: null });
    expect(newSpans()).toEqual(ALL_SPANS);
    // One line is the application's own.
    expect(ended.stdout.trim().split('\n')).toHaveLength(1);
    expect(ended.stderr).not.toContain('spendspan');
  });

  it('more than a receiver takes in one request arrives at process.exit() all the same', async () => {
    receiver.limit(16 * 1024 * 1024);
    const ended = await run(['exitMany', '3']);
    receiver.limit(Number.POSITIVE_INFINITY);

    expect(ended).toMatchObject({ code: 3, signal: null, stderr: '' });
    expect(newSpans()).toEqual([...ALL_SPANS, ...Array.from({ length: 1_990 }, () => 'many')].sort());
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('a process without a handler still dies by %s', async (signal) => {
    const ended = await run(['wait'], { onOutput: (child) => child.kill(signal) });

    expect(ended).toMatchObject({ code: null, signal, stderr: '' });
    expect(newSpans()).toEqual(ALL_SPANS);
  });

  it('a handler of the application keeps control of the signal', async () => {
    const ended = await run(['handle', '7'], { onOutput: (child) => child.kill('SIGTERM') });

    expect(ended).toMatchObject({ code: 7, signal: null });
    expect(ended.stdout).toContain('cleaning up');
    expect(newSpans()).toEqual(ALL_SPANS);
  });

  it.each([
    { title: 'runs once', ending: 'handle-once', node: ['--import', '@spendspan/node/register'] },
    { title: 'runs once, before ours', ending: 'handle-once', node: [] },
    { title: 'is prepended and runs once', ending: 'handle-first', node: ['--import', '@spendspan/node/register'] },
    { title: 'removes itself', ending: 'handle-removed', node: ['--import', '@spendspan/node/register'] },
  ])('a handler of the application that $title keeps control of the signal', async ({ ending, node }) => {
    const ended = await run([ending, '7'], { node, onOutput: (child) => child.kill('SIGTERM') });

    expect(ended).toMatchObject({ code: 7, signal: null, stderr: '' });
    expect(ended.stdout).toContain('cleaning up');
    expect(newSpans()).toEqual(ALL_SPANS);
  });

  it('an application that ignores SIGTERM lives on', async () => {
    const ended = await run(['ignore', '8'], { onOutput: (child) => child.kill('SIGTERM') });

    expect(ended).toMatchObject({ code: 8, signal: null });
    expect(newSpans()).toEqual(ALL_SPANS);
  });

  it('a second signal ends the process at once', async () => {
    receiver.respond('hang');
    const ended = await run(['wait'], {
      onOutput: (child) => {
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGTERM'), 200);
      },
    });

    expect(ended).toMatchObject({ code: null, signal: 'SIGTERM' });
  });

  it('signal-exit, which waits to be the only listener, still ends the process', async () => {
    const ended = await run(['signal-exit'], { onOutput: (child) => child.kill('SIGTERM') });

    expect(ended).toMatchObject({ code: null, signal: 'SIGTERM' });
    expect(ended.stdout).toContain('signal-exit ran');
    expect(newSpans()).toEqual(ALL_SPANS);
  });

  it('every worker thread delivers its own', async () => {
    const ended = await run(['worker']);

    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(newSpans()).toEqual([...ALL_SPANS, ...ALL_SPANS].sort());
  });

  it('every worker of a cluster delivers its own', async () => {
    const ended = await run(['cluster']);

    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(newSpans()).toEqual([...ALL_SPANS, ...ALL_SPANS].sort());
  });
});

describe('with a receiver that', () => {
  // Long enough for the test to time out, should the end of the process wait for the exporter and not for its own bound.
  const env = { OTEL_EXPORTER_OTLP_TIMEOUT: '600000', OTEL_BSP_EXPORT_TIMEOUT: '600000' };

  it.each([
    { args: ['return'], code: 0 },
    { args: ['exit', '3'], code: 3 },
    { args: ['throw'], code: 1 },
  ])('never answers, "$args" still ends with its own code', async ({ args, code }) => {
    receiver.respond('hang');
    const ended = await run(args, { env });

    expect(ended).toMatchObject({ code, signal: null });
  });

  it('never answers, SIGTERM still kills', async () => {
    receiver.respond('hang');
    const ended = await run(['wait'], { env, onOutput: (child) => child.kill('SIGTERM') });

    expect(ended).toMatchObject({ code: null, signal: 'SIGTERM' });
  });

  it('is not there, the application ends as ever, and says what was lost', async () => {
    const ended = await run(['return'], {
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await freePort()}` },
    });

    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(ended.stderr.trim().split('\n')).toEqual([
      expect.stringContaining('spans cannot be delivered to http://127.0.0.1'),
      expect.stringMatching(/were dropped: the process ended first; lost so far: 3 spans, 0 USD/),
    ]);
  });

  it('is not there, and a stderr that nobody reads, the application lives on', async () => {
    const ended = await run(['linger', '3'], {
      closeStderr: true,
      env: { OTEL_BSP_SCHEDULE_DELAY: '0', OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await freePort()}` },
    });

    expect(ended).toMatchObject({ code: 3, signal: null });
  });

  it('is busy when the process ends, a batch under way is not lost', async () => {
    receiver.respond('hang');
    const ended = run(['linger', '3'], { env: { OTEL_BSP_SCHEDULE_DELAY: '0' } });
    setTimeout(() => receiver.respond(undefined), 700);

    expect(await ended).toMatchObject({ code: 3 });
    expect(newSpans()).toEqual(ALL_SPANS);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
