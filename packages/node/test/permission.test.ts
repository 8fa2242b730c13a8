import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findOtherNode } from './find-node.ts';
import { type OtlpReceiver, startReceiver } from './otlp-receiver.ts';
import { PRELOAD, runApp } from './run-app.ts';

let receiver: OtlpReceiver;

beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());
afterEach(() => receiver.respond(undefined));

const other = findOtherNode();
const nodes = [{ execPath: process.execPath, version: process.version }, ...(other ? [other] : [])];

describe.each(nodes)('under the permission model of Node $version', ({ execPath, version }) => {
  const flag = Number(/^v(\d+)/.exec(version)?.[1]) < 24 ? '--experimental-permission' : '--permission';
  const preloads = [PRELOAD, ['--require', '@spendspan/node/register']];

  it.each(preloads)('the application of %s ends as ever, and its spans are delivered', async (...preload) => {
    const before = receiver.spans.length;
    const ended = await runApp('span.mjs', {
      execPath,
      node: [flag, '--allow-fs-read=*', ...preload],
      args: ['exitCode', '4'],
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url },
    });

    expect(ended).toMatchObject({ code: 4, signal: null });
    expect(receiver.spans.length - before).toBe(3);
    const ours = ended.stderr.split('\n').filter((line) => line.includes('spendspan'));
    expect(ours.length).toBeLessThanOrEqual(1);
    for (const line of ours) expect(line).toContain('add --allow-worker, or call instrument(client)');
    expect(ended.stderr).not.toContain('    at ');
  });

  it('the code of process.exit() stays, and what no child process may send is said to be lost', async () => {
    const ended = await runApp('span.mjs', {
      execPath,
      node: [flag, '--allow-fs-read=*', ...PRELOAD],
      args: ['exit', '3'],
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url },
    });

    expect(ended).toMatchObject({ code: 3, signal: null });
    expect(ended.stderr).toContain('were dropped: the process ended first');
    expect(ended.stderr).not.toContain('    at ');
  });
});
