import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalProvider, startLocalProvider } from '@spendspan/example-local-provider';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findOtherNode } from './find-node.ts';
import { type OtlpReceiver, startReceiver } from './otlp-receiver.ts';
import { appPath, type Ended, runApp } from './run-app.ts';

let receiver: OtlpReceiver;
let provider: LocalProvider;
let folder: string;
let seen = 0;

beforeAll(async () => {
  receiver = await startReceiver();
  provider = await startLocalProvider();
  // Beside the applications, where the packages are found.
  folder = mkdtempSync(appPath('readme-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await Promise.all([receiver.close(), provider.close()]);
});
afterEach(() => {
  seen = receiver.spans.length;
});

/** The SDK's file that a README shows: its first block of code with this in it. */
function writeSdk(readme: string, marker: string): string {
  const text = readFileSync(new URL(readme, import.meta.url), 'utf8');
  const code =
    [...text.matchAll(/```(?:js|ts)\n([\s\S]*?)```/g)].find(([, block]) => block?.includes(marker))?.[1] ?? '';
  // What the README leaves to the application: that a short process sends its spans before it ends.
  const kept = code.replace(/new NodeSDK/, 'globalThis.sdk = new NodeSDK').replace(/\.start\(\);\s*$/, '');
  const file = join(folder, 'sdk.mjs');
  writeFileSync(file, `${kept};\nsdk.start();\nprocess.once('beforeExit', () => sdk.shutdown());\n`);
  return file;
}

async function run(app: string, node: readonly string[], execPath: string): Promise<Ended> {
  return runApp(app, {
    node,
    execPath,
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_METRICS_EXPORTER: 'none',
      OTEL_LOGS_EXPORTER: 'none',
      OPENAI_BASE_URL: provider.baseURL,
      OPENAI_API_KEY: 'none',
    },
  });
}

function newCalls(): readonly (readonly [string, boolean])[] {
  return receiver.spans
    .slice(seen)
    .filter(({ name }) => name === 'chat gpt-4.1')
    .map(({ name, attributes }) => [name, attributes['gen_ai.usage.cost'] !== undefined]);
}

const other = findOtherNode();
const nodes = [{ version: process.version, execPath: process.execPath }, ...(other ? [other] : [])];

const OURS = { readme: '../README.md', marker: 'exportSpend(new', priced: true };
const OF_INSTRUMENTATION = {
  readme: '../../instrumentation-openai/README.md',
  marker: 'instrumentations: [new OpenAIInstrumentation',
  priced: false,
};

/** The same without its first line. */
function writeSdkWithoutHook({ readme, marker }: typeof OURS): string {
  const sdk = writeSdk(readme, marker);
  writeFileSync(sdk, readFileSync(sdk, 'utf8').replace(/^import '[^']*\/hook';/m, ''));
  return sdk;
}

describe.each(nodes)('an SDK of the application, as a README has it, on Node $version', ({ execPath }) => {
  it.each([
    { ...OURS, app: 'chat.mjs' },
    { ...OURS, app: 'chat.cjs' },
    { ...OF_INSTRUMENTATION, app: 'chat.mjs' },
  ])('of $readme sees the call of $app', async ({ readme, marker, app, priced }) => {
    const ended = await run(app, ['--import', writeSdk(readme, marker)], execPath);

    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(newCalls()).toEqual([['chat gpt-4.1', priced]]);
  });

  it.each([
    ['--import', '@spendspan/node/hook'],
    ['--require', '@spendspan/instrumentation-openai/hook'],
  ])('sees the call of an ES module with %s %s', async (...hook) => {
    const ended = await run('chat.mjs', [...hook, '--import', writeSdkWithoutHook(OURS)], execPath);

    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(newCalls()).toEqual([['chat gpt-4.1', true]]);
  });

  it.each([OURS, OF_INSTRUMENTATION])(
    'of $readme without the hook warns once, and the call of an ES module goes out as ever',
    async (snippet) => {
      const ended = await run('chat.mjs', ['--import', writeSdkWithoutHook(snippet)], execPath);

      expect(ended.code).toBe(0);
      expect(JSON.parse(ended.stdout)).toEqual({ model: 'gpt-4.1-2025-04-14' });
      const lines = ended.stderr.split('\n').filter((line) => line.includes('@spendspan/'));
      expect(lines).toEqual([
        expect.stringMatching(/a call of openai went out unseen: .*\/hook' first .*instrument\(/),
      ]);
      expect(newCalls()).toEqual([]);
    },
  );
});
