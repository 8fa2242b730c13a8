import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger, type Repricing } from '@spendspan/ledger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCall } from './calls.ts';
import { explain, runPrices } from './prices-command.ts';
import { runCommand, startConsoleCommand } from './run-command.ts';

let folder: string;
let path: string;
let catalogue: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spendspan-catalogue-'));
  path = join(folder, 'ledger.duckdb');
  catalogue = join(folder, 'data.json');
  await writeFile(catalogue, await makeData());
});
afterEach(() => rm(folder, { recursive: true }));

interface Provider {
  readonly id: string;
  readonly models: { readonly id: string; prices: object }[];
}

/** The installed data with another price of one model. */
async function makeData(): Promise<string> {
  const { waitForUpdate } = createRequire(new URL('../../cost/package.json', import.meta.url))(
    '@pydantic/genai-prices',
  );
  const data = structuredClone(await waitForUpdate()) as Provider[];
  const model = data.find(({ id }) => id === 'openai')?.models.find(({ id }) => id === 'gpt-4.1');
  if (model) model.prices = { input_mtok: 7, output_mtok: 8 };
  return JSON.stringify(data);
}

const ASKED = ['--model', 'gpt-4.1', '--host', 'api.openai.com', '--at', '2026-11-20', '--input', '1000000'];
const REFRESHED = /^catalog:genai-prices@sha256-[0-9a-f]{12}$/;

describe('a newer catalogue', () => {
  it('is what explain and list price by, by option or by the variable, from a file or an address', async () => {
    expect(await explain(ASKED)).toMatchObject({ costUsd: '2.000000000000' });
    const told = await explain([...ASKED, '--catalogue', catalogue]);
    expect(told).toMatchObject({ costUsd: '7.000000000000', source: expect.stringMatching(REFRESHED) });
    expect(await explain(ASKED, { SPENDSPAN_CATALOGUE: catalogue })).toEqual(told);
    const listed = await runPrices(['list', '--provider', 'openai', '--model', 'gpt-4.1', '--csv'], {
      SPENDSPAN_CATALOGUE: catalogue,
    });
    expect(listed).toMatch(/^openai,.*,gpt-4\.1,standard,.*,input,.*,7,.*catalog:genai-prices@sha256-/m);
    const server = await serve();
    try {
      const { port } = server.address() as AddressInfo;
      expect(await explain(ASKED, { SPENDSPAN_CATALOGUE: `http://127.0.0.1:${port}/data.json` })).toEqual(told);
    } finally {
      server.close();
    }
  });

  async function serve(): Promise<Server> {
    const data = await makeData();
    const server = createServer((_request, response) => void response.end(data));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  it.each([
    ['explain', ['prices', 'explain', ...ASKED]],
    ['list', ['prices', 'list', '--provider', 'openai']],
    ['reprice', ['reprice', '--since', '2026-11-01']],
  ])('that cannot be had ends %s with one line, and no older price is given', async (_what, args) => {
    const missing = await runCommand([...args, '--catalogue', join(folder, 'no.json')]);
    expect(missing).toMatchObject({ code: 3, stdout: '' });
    expect(missing.stderr).toMatch(/^spendspan: got ENOENT for the catalogue .*no\.json, expected [^\n]+\n$/);
    await writeFile(catalogue, '[]');
    const malformed = await runCommand(args, { SPENDSPAN_CATALOGUE: catalogue });
    expect(malformed).toMatchObject({ code: 4, stdout: '' });
    expect(malformed.stderr).toMatch(/^spendspan: catalogue .*data\.json: got 0 models, expected [^\n]+\n$/);
  });

  it('is what reprice goes by, on the file and through a console, and a change of version is told', async () => {
    const ledger = await openLedger({ path });
    await ledger.append([createCall(1, { costSource: 'catalog:genai-prices@0.1.8' })]);
    await ledger.close();
    const reprice = (...args: readonly string[]) =>
      runCommand(['reprice', '--since', '2026-11-01', ...args, '--ledger', path], { SPENDSPAN_CATALOGUE: catalogue });
    const dry = JSON.parse((await reprice('--dry-run', '--json')).stdout) as Repricing;
    expect(dry.sources).toEqual([expect.stringMatching(REFRESHED)]);
    const running = await startConsoleCommand(path);
    try {
      const through = JSON.parse((await reprice('--json')).stdout) as Repricing;
      expect(through).toEqual({ ...dry, run: 1, dryRun: false });
      const back = await runCommand(['reprice', '--since', '2026-11-01', '--ledger', path]);
      expect(back.stdout).toMatch(/1 {2}catalog:genai-prices@sha256-[0-9a-f]{12} → catalog:genai-prices@0\.1\.8/);
      expect(back.stdout).toMatch(
        /catalog:genai-prices@sha256-[0-9a-f]{12} is not the catalogue in use; where it is the right one, take this back and give it with --catalogue/,
      );
    } finally {
      await running.stop();
    }
  });
});
