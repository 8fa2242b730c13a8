import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startLocalProvider } from '@spendspan/example-local-provider';
import { describe, expect, test } from 'vitest';
import { CLIENTS, type ClientName, clientFolder } from './harness.ts';

const BUILT = fileURLToPath(new URL('../dist/index.cjs', import.meta.url));
const SDK = fileURLToPath(import.meta.resolve('@opentelemetry/sdk-trace'));

const HOOK = import.meta.resolve(
  'import-in-the-middle/hook.mjs',
  import.meta.resolve('@opentelemetry/instrumentation'),
);

/** An application that loads the client the ordinary way, after the instrumentation. */
const APP = `
const { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } = require(process.env.SDK);
const { OPENAI_ENTRIES, OpenAIInstrumentation } = require(process.env.BUILT);
const exporter = new InMemorySpanExporter();
const instrumentation = new OpenAIInstrumentation();
instrumentation.setTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }));
async function main() {
  const { ENTRY, HOOK, BASE_URL } = process.env;
  if (HOOK) require('node:module').register(HOOK, { data: { include: OPENAI_ENTRIES } });
  const module = HOOK ? await import(ENTRY) : require(ENTRY);
  const azure = module.AzureOpenAI && !module.OpenAI;
  const OpenAI = module.OpenAI ?? module.AzureOpenAI ?? module.default ?? module;
  const client = new OpenAI({ apiKey: 'sk-local', ...(azure ? { baseURL: BASE_URL.replace('/v1', '/openai'), apiVersion: '2025-01-01' } : { baseURL: BASE_URL }) });
  await client.chat.completions.create({ model: 'gpt-4.1', messages: [{ role: 'user', content: 'Hi.' }] });
  console.log(JSON.stringify(exporter.getFinishedSpans().map(({ name, attributes }) => [name, attributes['llm.usage.status']])));
}
main();
`;

/** How an application may come to the client; `azure` and `client` are entries of their own since openai 5. */
const ENTRIES = ['openai', 'openai/index', 'openai/client', 'openai/azure'] as const;

async function run(version: ClientName, environment: Record<string, string>): Promise<string> {
  const provider = await startLocalProvider();
  const app = spawn(process.execPath, ['--no-warnings', '--eval', APP], {
    cwd: clientFolder(version),
    env: {
      ...process.env,
      SDK: SDK.replace(/index\.mjs$/, 'index.cjs'),
      BUILT,
      BASE_URL: provider.baseURL,
      ...environment,
    },
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

describe.each(CLIENTS)('%s is patched by the module hook, in a process of its own', (version) => {
  const entries = version === 'openai-4' ? ENTRIES.slice(0, 2) : ENTRIES;
  test.each(entries)("when it is loaded by require('%s')", async (ENTRY) => {
    expect(await run(version, { ENTRY, HOOK: '' })).toBe('[["chat gpt-4.1","reported"]]');
  });

  test.each(entries)("when it is loaded by import '%s'", async (ENTRY) => {
    expect(await run(version, { ENTRY, HOOK })).toBe('[["chat gpt-4.1","reported"]]');
  });
});
