import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startLocalProvider } from '@spendspan/example-local-provider';
import { describe, expect, test } from 'vitest';
import { CLIENTS, clientFolder } from './harness.ts';

const BUILT = fileURLToPath(new URL('../dist/index.cjs', import.meta.url));
const SDK = fileURLToPath(import.meta.resolve('@opentelemetry/sdk-trace'));

/** An application that loads the client the ordinary way, after the instrumentation. */
const APP = `
const { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } = require(process.env.SDK);
const { OpenAIInstrumentation } = require(process.env.BUILT);
const exporter = new InMemorySpanExporter();
const instrumentation = new OpenAIInstrumentation();
instrumentation.setTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }));
const OpenAI = require('openai');
const client = new (OpenAI.OpenAI ?? OpenAI)({ apiKey: 'sk-local', baseURL: process.env.BASE_URL });
client.chat.completions.create({ model: 'gpt-4.1', messages: [{ role: 'user', content: 'Hi.' }] }).then(() => {
  console.log(JSON.stringify(exporter.getFinishedSpans().map(({ name, attributes }) => [name, attributes['llm.usage.status']])));
});
`;

describe.each(CLIENTS)('%s loaded by require()', (version) => {
  test('is patched by the module hook, in a process of its own', async () => {
    const provider = await startLocalProvider();
    const app = spawn(process.execPath, ['--eval', APP], {
      cwd: clientFolder(version),
      env: { ...process.env, SDK: SDK.replace(/index\.mjs$/, 'index.cjs'), BUILT, BASE_URL: provider.baseURL },
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
    expect(printed.trim()).toBe('[["chat gpt-4.1","reported"]]');
  });
});
