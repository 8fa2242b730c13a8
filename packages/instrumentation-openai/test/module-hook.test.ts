import { describe, expect, test } from 'vitest';
import { CLIENTS } from './harness.ts';
import { BUILT, runScript, SDK } from './run-script.ts';

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

describe.each(CLIENTS)('%s is patched by the module hook, in a process of its own', (version) => {
  const optionsOf = (env: Record<string, string>) => ({
    client: version,
    node: ['--no-warnings'],
    env: { SDK, BUILT, ...env },
  });
  const entries = version === 'openai-4' ? ENTRIES.slice(0, 2) : ENTRIES;
  test.each(entries)("when it is loaded by require('%s')", async (ENTRY) => {
    expect(await runScript(APP, optionsOf({ ENTRY, HOOK: '' }))).toBe('[["chat gpt-4.1","reported"]]');
  });

  test.each(entries)("when it is loaded by import '%s'", async (ENTRY) => {
    expect(await runScript(APP, optionsOf({ ENTRY, HOOK }))).toBe('[["chat gpt-4.1","reported"]]');
  });
});
