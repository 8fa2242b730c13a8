import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { endOpenCalls } from '../src/index.ts';
import { CHUNKS, COMPLETION, STREAM } from './client-cases/client-case.ts';
import { CLIENTS, drain, type Harness, startHarness } from './harness.ts';
import { type Answering, events, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

const USAGE_CHUNK = { ...CHUNKS[0], choices: [], usage: COMPLETION['usage'] };

/** Says what was used only when it is asked. */
const provider: Answering = ({ body }) => ({
  pieces: events(...CHUNKS, ...(JSON.parse(body).stream_options?.include_usage ? [USAGE_CHUNK] : [])),
});

describe.each(CLIENTS)('usage that we asked for from %s is hidden in a stream whose call was over', (version) => {
  let harness: Harness;
  let server: ScriptedServer;
  beforeAll(async () => {
    harness = await startHarness(version);
    server = await startScriptedServer([provider]);
  });
  afterAll(async () => {
    await server.close();
    await harness.close();
  });
  beforeEach(() => harness.exporter.reset());

  const ask = () => harness.client({ baseURL: `${server.url}/v1` }).chat.completions.create(STREAM);

  async function expectHidden(promise: Promise<AsyncIterable<unknown>>): Promise<void> {
    expect(await drain(await promise)).toEqual(CHUNKS);
    expect(harness.counts()).toEqual({ started: 1, ended: 1 });
  }

  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20])('%i steps into its request', async (steps) => {
    const promise = ask();
    for (let step = 0; step < steps; step++) await null;
    endOpenCalls();
    await expectHidden(promise);
  });

  test('with its head', async () => {
    const promise = ask();
    await promise.asResponse();
    endOpenCalls();
    await expectHidden(promise);
  });

  test('with a copy of it that was read', async () => {
    const promise = ask();
    await (await promise.asResponse()).clone().text();
    await expectHidden(promise);
  });

  test('with a copy of it that could not be read', async () => {
    const promise = ask();
    await expect((await promise.asResponse()).clone().json()).rejects.toThrow();
    await expectHidden(promise);
  });
});
