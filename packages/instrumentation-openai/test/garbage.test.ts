import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startLocalProvider } from '@spendspan/example-local-provider';
import { expect, test } from 'vitest';
import { clientFolder } from './harness.ts';

const BUILT = fileURLToPath(new URL('../dist/index.cjs', import.meta.url));
const SDK = fileURLToPath(import.meta.resolve('@opentelemetry/sdk-trace')).replace(/index\.mjs$/, 'index.cjs');

const PRELUDE = `
const { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } = require(${JSON.stringify(SDK)});
const { OpenAIInstrumentation } = require(${JSON.stringify(BUILT)});
const exporter = new InMemorySpanExporter();
const instrumentation = new OpenAIInstrumentation({ streamUsageHosts: ['127.0.0.1'] });
instrumentation.setTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }));
const { OpenAI } = require('openai');
const request = { model: 'gpt-4.1', messages: [{ role: 'user', content: 'Hi.' }] };
const client = () => new OpenAI({ apiKey: 'sk-local', baseURL: process.env.BASE_URL });
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const print = () => console.log(JSON.stringify(exporter.getFinishedSpans().map(({ attributes }) => attributes['llm.usage.reason'] ?? attributes['llm.usage.status'])));
`;

/** Runs a script with the built package on a slow provider, with `gc()` at hand. */
async function run(script: string): Promise<string> {
  const provider = await startLocalProvider({ latencyMs: 150, chunkDelayMs: 20 });
  const app = spawn(process.execPath, ['--expose-gc', '--eval', `${PRELUDE}(async () => {${script}})();`], {
    cwd: clientFolder('openai-7'),
    env: { ...process.env, BASE_URL: provider.baseURL },
  });
  let printed = '';
  app.stdout.on('data', (data) => {
    printed += data;
  });
  app.stderr.on('data', (data) => {
    printed += data;
  });
  await once(app, 'close');
  await provider.close();
  return printed.trim();
}

test('collecting garbage during a call does not end its span early', async () => {
  const printed = await run(`
    const collect = setInterval(gc, 5);
    await Promise.all([
      client().chat.completions.create(request),
      client().responses.create({ model: 'gpt-4.1', input: 'Hi.' }),
      (async () => { for await (const _ of await client().chat.completions.create({ ...request, stream: true })) await pause(5); })(),
      (async () => { for await (const _ of (await client().chat.completions.create({ ...request, stream: true })).tee()[1]) await pause(5); })(),
    ]);
    clearInterval(collect);
    print();
  `);
  expect(printed).toBe('["reported","reported","reported","reported"]');
});

test('a stream that nobody holds any more ends its span when it is collected', async () => {
  const printed = await run(`
    await (async () => { (await client().chat.completions.create({ ...request, stream: true })).controller.signal; })();
    for (let i = 0; i < 100 && exporter.getFinishedSpans().length === 0; i++) { await pause(20); gc(); }
    print();
    process.exit();
  `);
  expect(printed).toBe('["stream_unconsumed"]');
});
