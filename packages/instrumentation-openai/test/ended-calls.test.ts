import { describe, expect, test } from 'vitest';
import { endOpenCalls } from '../src/index.ts';
import { CHUNKS, STREAM, USAGE_CHUNK } from './client-cases/client-case.ts';
import { CLIENTS, drain } from './harness.ts';
import { useScriptedHarness } from './scripted-harness.ts';
import { type Answering, events } from './scripted-server.ts';

/** Says what was used only when it is asked. */
const provider: Answering = ({ body }) => ({
  pieces: events(...CHUNKS, ...(JSON.parse(body).stream_options?.include_usage ? [USAGE_CHUNK] : [])),
});

describe.each(CLIENTS)('usage that we asked for from %s is hidden in a stream whose call was over', (version) => {
  const on = useScriptedHarness(version, [provider]);

  const ask = () => on.harness.client({ baseURL: `${on.server.url}/v1` }).chat.completions.create(STREAM);

  async function expectHidden(promise: Promise<AsyncIterable<unknown>>): Promise<void> {
    expect(await drain(await promise)).toEqual(CHUNKS);
    expect(on.harness.counts()).toEqual({ started: 1, ended: 1 });
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
