import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { instrument } from '../src/index.ts';
import type { World } from './contract/contract-case.ts';
import { CONTRACT } from './contract/index.ts';
import { type ClientName, clientFolder, type Harness, loadClient, startHarness } from './harness.ts';

type Module = World['module'];

/** The copy that an ES module of an application of that version imports. */
async function importClient(name: ClientName): Promise<Module> {
  const file = createRequire(`${clientFolder(name)}app.js`)
    .resolve('openai')
    .replace(/\.js$/, '.mjs');
  return (await import(pathToFileURL(file).href)) as Module;
}

/** Pairs of copies that one process may have. */
const PAIRS: readonly (readonly [string, ClientName, () => Promise<Module>])[] = [
  ['openai 7 in CommonJS and in ES modules', 'openai-7', () => importClient('openai-7')],
  ['openai 6 in CommonJS and in ES modules', 'openai-6', () => importClient('openai-6')],
  ['openai 5 in CommonJS and in ES modules', 'openai-5', () => importClient('openai-5')],
  ['openai 4 in CommonJS and in ES modules', 'openai-4', () => importClient('openai-4')],
  ['openai 6 in CommonJS and 7 in ES modules', 'openai-6', () => importClient('openai-7')],
  ['openai 4 and 7, both in CommonJS', 'openai-4', async () => loadClient('openai-7') as unknown as Module],
];

describe.each(PAIRS)('two copies: %s', (_, version, loadSecond) => {
  let harness: Harness;
  let modules: readonly Module[];
  beforeAll(async () => {
    harness = await startHarness(version);
    modules = [loadClient(version) as unknown as Module, await loadSecond()];
  });
  afterAll(async () => {
    for (const module of modules) harness.instrumentation.unpatchModule(module);
    await harness.close();
  });
  beforeEach(() => harness.exporter.reset());

  const worldOf = (module: Module): World => ({
    client: new module.OpenAI({ apiKey: 'sk-local', baseURL: harness.provider.baseURL, maxRetries: 0 }),
    module,
    url: harness.provider.url,
    adopt: (client) => client,
    load: (entry) => Promise.reject(new Error(`got ${entry}, expected none`)),
  });

  test('every call of either is its spans, however the two are mixed and patched again', async () => {
    const [first, second] = modules as readonly [Module, Module];
    expect(second.OpenAI).not.toBe(first.OpenAI);
    harness.instrumentation.patchModule(second);
    harness.instrumentation.patchModule(second);
    // What every version has in its main module, but for lists of all that is at the provider: they bill what the cases beside them began.
    const cases = CONTRACT.filter(({ title, lacks, entry }) => !lacks && !entry && !/\blist/.test(title));
    await Promise.all(modules.flatMap((module) => cases.map(({ call }) => call(worldOf(module)))));
    const expected = 2 * cases.reduce((sum, { spans }) => sum + spans.length, 0);
    expect(harness.counts()).toEqual({ started: expected, ended: expected });
  });

  test('instrument(client) on top of it makes none twice', async () => {
    for (const module of modules) {
      const { client } = worldOf(module);
      await instrument(client).embeddings.create({ model: 'text-embedding-3-small', input: 'Hello.' });
    }
    expect(harness.counts()).toEqual({ started: 2, ended: 2 });
  });
});

test('two copies of this package on one client make one span of a call', async () => {
  const harness = await startHarness('openai-7');
  const built = (await import(new URL('../dist/index.js', import.meta.url).href)) as typeof import('../src/index.ts');
  const other = new built.OpenAIInstrumentation();
  const module = loadClient('openai-7');
  other.patchModule(module);
  const client = built.instrument(harness.client());
  await client.chat.completions.create({ model: 'gpt-4.1', messages: [{ role: 'user', content: 'Hi.' }] });
  expect(harness.counts()).toEqual({ started: 1, ended: 1 });
  other.disable();
  await harness.close();
});
