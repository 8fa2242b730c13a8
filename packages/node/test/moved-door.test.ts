import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type LocalProvider, startLocalProvider } from '@spendspan/example-local-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOtherNode } from './find-node.ts';
import { appPath, PRELOAD, runApp } from './run-app.ts';

const CALL = "new OpenAI().embeddings.create({ model: 'text-embedding-3-small', input: 'fish' })";
const APPS = {
  'preloaded.mjs': `import OpenAI from 'openai';\nawait ${CALL};\nawait ${CALL};`,
  'preloaded.cjs': `const OpenAI = require('openai');\n${CALL}.then(() => ${CALL});`,
  'late.mjs': `import { register } from '@spendspan/node';\nimport OpenAI from 'openai';\nregister();\nawait ${CALL};`,
  'late.cjs': `const OpenAI = require('openai');\nrequire('@spendspan/node').register();\n${CALL};`,
};

let provider: LocalProvider;
let folder: string;

beforeAll(async () => {
  provider = await startLocalProvider();
  folder = mkdtempSync(appPath('moved-'));
  const client = join(folder, 'node_modules', 'openai');
  cpSync(dirname(createRequire(import.meta.url).resolve('openai')), client, {
    recursive: true,
    dereference: true,
    filter: (source) => !/\.(?:ts|mts|map|md)$|[\\/](?:src|bin)$/.test(source),
  });
  // A client to come, whose requests go through a method of another name.
  for (const file of readdirSync(client).filter((name) => /^client\.m?js$/.test(name))) {
    const source = readFileSync(join(client, file), 'utf8');
    writeFileSync(join(client, file), source.replaceAll('methodRequest', 'sendRequest'));
  }
  for (const [name, source] of Object.entries(APPS)) writeFileSync(join(folder, name), source);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await provider.close();
});

const other = findOtherNode();
const nodes = [{ version: process.version, execPath: process.execPath }, ...(other ? [other] : [])];

describe.each(nodes)('a client whose door has moved, on Node $version', ({ execPath }) => {
  it.each(Object.keys(APPS))('%s works as ever, and is warned of once', async (app) => {
    const sent = provider.requests.length;
    const ended = await runApp(join(basename(folder), app), {
      execPath,
      node: app.startsWith('preloaded') ? PRELOAD : [],
      env: { OPENAI_BASE_URL: provider.baseURL, OPENAI_API_KEY: 'none', OTEL_TRACES_EXPORTER: 'none' },
    });

    expect(ended).toMatchObject({ code: 0, stdout: '' });
    expect(ended.stderr).toMatch(
      /^\[.*\] got openai \d+\.\d+\.\d+, expected a client class with methodRequest\(\); its calls are not seen; check for a newer version of this package\n$/,
    );
    expect(provider.requests.length).toBeGreaterThan(sent);
  });
});
