import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../src/doctor/types.ts';
import { type RunningConsole, runCommand, startConsoleCommand } from './run-command.ts';

/** A real app of this repository, with a client and @spendspan/node. */
const APP = fileURLToPath(new URL('../../../examples/quickstart', import.meta.url));

let folder: string;
let running: RunningConsole;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spendspan-doctor-'));
  running = await startConsoleCommand(join(folder, 'ledger.duckdb'));
});
afterAll(async () => {
  await running.stop();
  await rm(folder, { recursive: true });
});

interface Diagnosis {
  readonly code: number | null;
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  find(about: string): Finding | undefined;
}

async function diagnose(cwd: string, env: Readonly<Record<string, string>> = {}): Promise<Diagnosis> {
  const { code, stdout, stderr } = await runCommand(['doctor', '--cwd', cwd, '--json'], {
    OTEL_EXPORTER_OTLP_ENDPOINT: running.url,
    ...env,
  });
  expect(stderr).toBe('');
  const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: readonly Finding[] };
  return { code, ok, findings, find: (about) => findings.find((finding) => finding.about === about) };
}

async function createApp(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const cwd = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(cwd, path, '..'), { recursive: true });
    await writeFile(join(cwd, path), text);
  }
  return cwd;
}

describe('spendspan doctor', () => {
  it('finds a working app well, by a live call of each kind, and leaves nothing in the ledger', async () => {
    const { code, stdout } = await runCommand(['doctor', '--cwd', APP], { OTEL_EXPORTER_OTLP_ENDPOINT: running.url });
    expect(stdout).toMatch(/^ok +live call \(import\) +a span came with cost \(USD 0\.0+\d+\) and owner$/m);
    expect(stdout).toMatch(/^ok +live call \(require\) +a span came with cost/m);
    expect(stdout).toContain('All is well');
    expect(code).toBe(0);
    const status = await fetch(`${running.url}/api/v1/status`);
    expect(await status.json()).toMatchObject({ ledger: { calls: 0 } });
  });

  it('names every package that is missing', async () => {
    const diagnosis = await diagnose(await createApp('empty', { 'package.json': '{}' }));
    expect(diagnosis).toMatchObject({ code: 1, ok: false });
    expect(diagnosis.find('openai client')).toMatchObject({ status: 'fail', remedy: 'npm install openai' });
    expect(diagnosis.find('@spendspan/node')).toMatchObject({ status: 'fail', remedy: 'npm install @spendspan/node' });
    expect(diagnosis.find('start-up')).toMatchObject({ status: 'warn' });
    expect(diagnosis.find('live call')).toMatchObject({ status: 'warn' });
    expect(diagnosis.find('OTLP endpoint')).toMatchObject({ status: 'ok' });
  });

  it('tells a client that is too old from one that is newer than any tested', async () => {
    const openai = (version: string): Record<string, string> => ({
      'node_modules/openai/package.json': JSON.stringify({ name: 'openai', version }),
    });
    const old = await diagnose(await createApp('old', openai('4.18.0')));
    expect(old.find('openai client')).toMatchObject({ status: 'fail', found: expect.stringContaining('4.18.0') });
    const newer = await diagnose(await createApp('newer', openai('99.0.0')));
    expect(newer.find('openai client')).toMatchObject({ status: 'warn', found: expect.stringContaining('99.0.0') });
  });

  it.each([
    ['NODE_OPTIONS', {}, { NODE_OPTIONS: '' }, 'warn'],
    ['a script', { 'package.json': '{"scripts":{"start":"node --import @spendspan/node/register app.js"}}' }, {}, 'ok'],
    ['a Dockerfile', { Dockerfile: 'CMD ["node", "--import", "@spendspan/node/register", "app.js"]' }, {}, 'ok'],
    ['a lock file, in vain', { 'package-lock.json': '{"packages":{"@spendspan/node":{}}}' }, {}, 'warn'],
    ['code of CommonJS', { 'app.js': "require('@spendspan/node').register();" }, {}, 'ok'],
    [
      'code of ES modules',
      { 'package.json': '{"type":"module"}', 'app.js': "import { register } from '@spendspan/node';" },
      {},
      'warn',
    ],
  ] as const)('looks for the start in %s', async (name, files, env, status) => {
    const cwd = await createApp(`start ${name}`, { 'package.json': '{}', ...files });
    expect((await diagnose(cwd, env)).find('start-up')?.status).toBe(status);
  });

  it.each([
    ['OTEL_SDK_DISABLED', 'true', 'fail'],
    ['OTEL_NODE_DISABLED_INSTRUMENTATIONS', 'openai', 'fail'],
    ['OTEL_NODE_DISABLED_INSTRUMENTATIONS', 'http, openai', 'fail'],
    ['OTEL_TRACES_EXPORTER', 'none', 'fail'],
    ['OTEL_TRACES_EXPORTER', 'bogus', 'fail'],
    ['OTEL_TRACES_EXPORTER', 'console', 'warn'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc', 'warn'],
    ['OTEL_TRACES_SAMPLER', 'always_off', 'warn'],
  ] as const)('says what %s=%s does', async (name, value, status) => {
    const cwd = await createApp('environment', { 'package.json': '{}' });
    expect((await diagnose(cwd, { [name]: value })).find(name)).toMatchObject({ status, remedy: expect.any(String) });
  });

  it.each([
    ['nothing listens', () => 'http://127.0.0.1:9', /does not answer \(.*\)/],
    ['something else listens', () => `${running.url}/elsewhere`, /answers, but not as an OTLP receiver \(404\)/],
  ])('says why an endpoint cannot take spans: %s', async (_, endpoint, found) => {
    const cwd = await createApp('endpoint', { 'package.json': '{}' });
    const finding = (await diagnose(cwd, { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint() })).find('OTLP endpoint');
    expect(finding).toMatchObject({ status: 'fail', found: expect.stringMatching(found) });
  });

  it('calls a sampler unknown that @spendspan/node ignores', async () => {
    const cwd = await createApp('sampler', { 'package.json': '{}' });
    const { find } = await diagnose(cwd, { OTEL_TRACES_SAMPLER: 'bogus' });
    expect(find('OTEL_TRACES_SAMPLER')?.found).toBe(
      'is bogus, which is unknown: ignored, parentbased_always_on is used',
    );
  });

  it('finds no fault with other instrumentations that are switched off', async () => {
    const cwd = await createApp('others', { 'package.json': '{}' });
    const { find } = await diagnose(cwd, { OTEL_NODE_DISABLED_INSTRUMENTATIONS: 'http,undici' });
    expect(find('OTEL_* variables')?.status).toBe('ok');
  });

  it('says that the live call leaves out what silences the app', async () => {
    const { code, find } = await diagnose(APP, { OTEL_SDK_DISABLED: 'true' });
    expect(code).toBe(1);
    expect(find('live call (import)')?.found).toMatch(/^without OTEL_SDK_DISABLED, which it leaves out: a span came/);
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', '', 'add the path', '/v1/traces'],
    [
      'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
      '/elsewhere/v1/traces',
      'to the traces address of an OTLP/HTTP receiver',
      '',
    ],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', '/v1/traces', '/v1/traces is appended to', ''],
  ])('says what is wrong with %s=…%s', async (name, path, advice, end) => {
    const cwd = await createApp('paths', { 'package.json': '{}' });
    const finding = (await diagnose(cwd, { [name]: running.url + path })).find('OTLP endpoint');
    expect(finding).toMatchObject({ status: 'fail', found: expect.stringContaining('(404)') });
    expect(finding?.remedy).toContain(advice);
    expect(finding?.remedy).toContain(name);
    if (end) expect(finding?.remedy).toContain(`${name}=${running.url}${end}`);
  });

  it('sends where OTEL_EXPORTER_OTLP_TRACES_ENDPOINT says, as it is', async () => {
    const cwd = await createApp('as it is', { 'package.json': '{}' });
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: ` ${running.url}/v1/traces`,
    };
    expect((await diagnose(cwd, env)).find('OTLP endpoint')).toMatchObject({
      status: 'ok',
      found: `${running.url}/v1/traces takes OTLP`,
    });
  });

  it.each([
    ['localhost:4318', 'http://localhost:4318'],
    ['ftp://collector', 'http://collector'],
  ])('says that the address %s is ignored, and what to write', async (value, written) => {
    const cwd = await createApp('ignored', { 'package.json': '{}' });
    const { find } = await diagnose(cwd, { OTEL_EXPORTER_OTLP_ENDPOINT: value });
    expect(find('OTEL_EXPORTER_OTLP_ENDPOINT')).toEqual({
      about: 'OTEL_EXPORTER_OTLP_ENDPOINT',
      status: 'warn',
      found: `is ${value}, which is no http(s) address: ignored, spans go to http://localhost:4318/v1/traces`,
      remedy: `set OTEL_EXPORTER_OTLP_ENDPOINT=${written}`,
    });
    expect(find('OTLP endpoint')?.found).toContain('http://localhost:4318/v1/traces');
  });

  it('says why the live call fails when the package is broken', async () => {
    const cwd = await createApp('broken', {
      'package.json': '{"type":"module"}',
      'node_modules/openai/package.json': '{"name":"openai","version":"7.57.0"}',
      'node_modules/@spendspan/node/package.json':
        '{"name":"@spendspan/node","version":"1.0.0","exports":{"./register":"./register.js"}}',
      'node_modules/@spendspan/node/register.js': 'throw new Error("the wrong moon");',
    });
    const finding = (await diagnose(cwd)).find('live call (import)');
    expect(finding).toMatchObject({
      status: 'fail',
      found: expect.stringMatching(/exit code 1: Error: the wrong moon/),
    });
  });

  it('checks the price file that the app would use', async () => {
    const cwd = await createApp('prices', { 'package.json': '{}', 'prices.yaml': 'version: 2\n' });
    const finding = (await diagnose(cwd, { SPENDSPAN_PRICES: 'prices.yaml' })).find('SPENDSPAN_PRICES');
    expect(finding).toMatchObject({ status: 'fail', found: expect.stringMatching(/prices\.yaml:1 \(version\)/) });
  });

  it('says of that price file what `prices check` warns of', async () => {
    const text =
      'version: 1\ncurrency: USD\nproviders: [{ name: x, match: { server_address: h.example }, multiplier: "0" }]\n';
    const cwd = await createApp('odd', { 'package.json': '{}', 'prices.yaml': text });
    const { findings } = await diagnose(cwd, { SPENDSPAN_PRICES: 'prices.yaml' });
    expect(findings.filter(({ about }) => about === 'SPENDSPAN_PRICES')).toEqual([
      expect.objectContaining({ status: 'ok' }),
      {
        about: 'SPENDSPAN_PRICES',
        status: 'warn',
        found: 'x has the multiplier 0: everything costs nothing',
        remedy: 'see "spendspan prices check prices.yaml"',
      },
    ]);
  });
});
