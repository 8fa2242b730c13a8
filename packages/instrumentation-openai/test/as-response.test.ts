import { mock } from 'node:test';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { CHAT, COMPLETION } from './client-cases/client-case.ts';
import { CLIENTS, type Harness, startHarness } from './harness.ts';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';

interface Asked {
  asResponse(): Promise<Response>;
}

describe.each(CLIENTS)('the method for the raw response of %s', (version) => {
  let harness: Harness;
  let server: ScriptedServer;
  /** The class of its promises, and its method as the client has it. */
  let owner: Asked;
  let original: Asked['asResponse'];
  beforeAll(async () => {
    harness = await startHarness(version);
    server = await startScriptedServer([{ body: COMPLETION }]);
    harness.instrumentation.disable();
    const promise = ask();
    owner = Object.getPrototypeOf(promise);
    original = owner.asResponse;
    await promise.asResponse();
    harness.instrumentation.enable();
  });
  afterEach(() => {
    owner.asResponse = original;
  });
  afterAll(async () => {
    await server.close();
    await harness.close();
  });

  const ask = (): Asked =>
    harness.client({ baseURL: `${server.url}/v1` }).chat.completions.create(CHAT) as unknown as Asked;

  /** Whether the usage of calls whose responses the application reads itself is seen. */
  async function expectSeen(): Promise<void> {
    for (let call = 0; call < 2; call++) {
      harness.exporter.reset();
      await (await ask().asResponse()).json();
      expect(harness.spans().map(({ attributes }) => attributes['llm.usage.status'])).toEqual(['reported']);
    }
  }

  test('stays a spy of vitest that was there before the first call', async () => {
    const spy = vi.spyOn(owner, 'asResponse');
    await expectSeen();
    expect(owner.asResponse).toBe(spy);
    expect(spy).toHaveBeenCalledTimes(2);
    spy.mockRestore();
    expect(owner.asResponse).toBe(original);
    await expectSeen();
  });

  test('stays a spy of Node.js that was there before the first call', async () => {
    const spy = mock.method(owner, 'asResponse');
    await expectSeen();
    expect(owner.asResponse).toBe(spy);
    expect(spy.mock.callCount()).toBe(2);
    spy.mock.restore();
    expect(owner.asResponse).toBe(original);
    await expectSeen();
  });

  test('tells after whatever else was put there and taken away', async () => {
    owner.asResponse = () => Promise.resolve(new Response('{}'));
    await ask().asResponse();
    owner.asResponse = original;
    await expectSeen();
    const spy = vi.spyOn(owner, 'asResponse');
    await expectSeen();
    expect(spy).toHaveBeenCalledTimes(2);
    spy.mockRestore();
    await expectSeen();
  });

  test('fails as the client has it without a promise', async () => {
    await ask().asResponse();
    const { asResponse } = owner;
    expect(() => asResponse.call(undefined as never)).toThrow(TypeError);
    expect([asResponse.name, asResponse.length]).toEqual(['asResponse', 0]);
  });
});
