import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type LocalProvider, startLocalProvider } from '@spendspan/example-local-provider';
import { type BuildOptions, build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type OtlpReceiver, startReceiver } from './otlp-receiver.ts';
import { appPath, type Ended, PRELOAD, runApp } from './run-app.ts';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const BANNER = /--banner:js="([^"]+)"/.exec(README)?.[1] ?? '';

const CALL = "embeddings.create({ model: 'text-embedding-3-small', input: 'fish' })";
const APPS = {
  'whole.mjs': `import { register } from '@spendspan/node';
    import { instrument } from '@spendspan/instrumentation-openai';
    import OpenAI from 'openai';
    register();
    await instrument(new OpenAI()).${CALL};`,
  'metering.mjs': `import { register } from '@spendspan/node';
    import { instrument } from '@spendspan/instrumentation-openai';
    import OpenAI from 'openai';
    const { forceFlush } = register({ processMetrics: true });
    await instrument(new OpenAI()).${CALL};
    await forceFlush();`,
  'forgetful.mjs': `import OpenAI from 'openai';\nawait new OpenAI().${CALL};`,
};

let receiver: OtlpReceiver;
let provider: LocalProvider;
let folder: string;
let seen = 0;

beforeAll(async () => {
  receiver = await startReceiver();
  provider = await startLocalProvider();
  folder = mkdtempSync(appPath('bundle-'));
  for (const [name, source] of Object.entries(APPS)) writeFileSync(join(folder, name), source);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await Promise.all([receiver.close(), provider.close()]);
});
afterEach(() => {
  seen = receiver.spans.length;
});

async function runBundle(app: keyof typeof APPS, options: BuildOptions, node: readonly string[] = []): Promise<Ended> {
  const outfile = join(folder, `bundle-of-${app}`);
  const common = { bundle: true, platform: 'node', format: 'esm', logLevel: 'error' } as const;
  await build({ ...common, entryPoints: [join(folder, app)], outfile, ...options });
  return runApp(join(basename(folder), basename(outfile)), {
    node,
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OPENAI_BASE_URL: provider.baseURL, OPENAI_API_KEY: 'none' },
  });
}

function calls(): readonly string[] {
  return receiver.spans
    .slice(seen)
    .map(({ name }) => name)
    .filter((name) => name.startsWith('embeddings'));
}

describe('an esbuild bundle in ES modules', () => {
  it('of everything, with the banner of the README, sees the calls of instrument(client)', async () => {
    const ended = await runBundle('whole.mjs', { banner: { js: BANNER } });

    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(calls()).toEqual(['embeddings text-embedding-3-small']);
    // The catalogue is in it: nothing of it is installed beside.
    const [call] = receiver.spans.slice(seen).filter(({ name }) => name.startsWith('embeddings'));
    expect(call?.attributes).toMatchObject({ 'gen_ai.usage.cost': expect.any(Number) });
  });

  it('of everything has in it what exports metrics', async () => {
    const before = receiver.requests.length;
    const ended = await runBundle('metering.mjs', { banner: { js: BANNER } });

    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(receiver.requests.slice(before).map(({ path }) => path)).toContain('/v1/metrics');
  });

  it('that leaves OpenTelemetry out needs no banner', async () => {
    const ended = await runBundle('whole.mjs', { external: ['@spendspan/*', '@opentelemetry/*'] });

    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(calls()).toEqual(['embeddings text-embedding-3-small']);
  });

  it('of the client without instrument(), started with the preload, is not told to start with the preload', async () => {
    const ended = await runBundle('forgetful.mjs', {}, PRELOAD);

    expect(ended.code).toBe(0);
    expect(ended.stderr).toMatch(/^\[.*a call of openai went out unseen: .* bundle.*instrument\(client\).*\n$/);
    expect(ended.stderr).not.toContain('--import');
  });
});
