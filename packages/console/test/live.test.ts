import { once } from 'node:events';
import { request } from 'node:http';
import { formatUsd, parseUsd } from '@spendspan/ledger';
import { afterEach, describe, expect, it } from 'vitest';
import { startConsole } from '../src/index.ts';
import type { LiveBatch } from '../src/live/live-calls.ts';
import { useConsole } from './console-fixture.ts';
import { makeExport, makeIds, postJson } from './traces.ts';

describe('calls as they arrive', () => {
  const fixture = useConsole();
  const aborts: AbortController[] = [];
  afterEach(() => {
    for (const abort of aborts.splice(0)) abort.abort();
  });

  /** The batches that a console tells of, one after the other. */
  async function* listen(url: string): AsyncGenerator<LiveBatch> {
    const abort = new AbortController();
    aborts.push(abort);
    const response = await fetch(new URL('/api/v1/calls/live', url), { signal: abort.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    let text = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString();
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const event = text.slice(0, end);
        text = text.slice(end + 2);
        if (event.startsWith('data: ')) yield JSON.parse(event.slice(6)) as LiveBatch;
      }
    }
  }

  it('are told to each who watches, with their exact cost, after those that came last', async () => {
    await postJson(fixture.console.url, makeExport([makeIds()]));
    const watchers = [listen(fixture.console.url), listen(fixture.console.url)];
    for (const watcher of watchers) {
      const { value } = await watcher.next();
      expect(value).toMatchObject({ count: 0, calls: [{ team_id: 'growth', cost_usd: '0.003600000000' }] });
    }
    await postJson(fixture.console.url, makeExport([makeIds(), makeIds()]));
    await postJson(fixture.console.url, makeExport([makeIds()]));
    for (const watcher of watchers) {
      let count = 0;
      let cost = 0n;
      while (count < 3) {
        const { value } = (await watcher.next()) as { value: LiveBatch };
        count += value.count;
        cost += parseUsd(value.costUsd);
      }
      expect([count, formatUsd(cost)]).toEqual([3, '0.010800000000']);
    }
  });

  it('are cut to the last ones when many arrive, and counted all the same', async () => {
    const watcher = listen(fixture.console.url);
    await watcher.next();
    await postJson(fixture.console.url, makeExport(Array.from({ length: 2_000 }, makeIds)));
    const { value } = (await watcher.next()) as { value: LiveBatch };
    expect([value.count, value.calls.length, value.costUsd]).toEqual([2_000, 50, '7.200000000000']);
  });

  it('are not told twice when a sender sends again', async () => {
    const body = makeExport([makeIds()]);
    await postJson(fixture.console.url, body);
    const watcher = listen(fixture.console.url);
    await watcher.next();
    await postJson(fixture.console.url, body);
    await postJson(fixture.console.url, makeExport([makeIds()]));
    expect((await watcher.next()).value).toMatchObject({ count: 1 });
  });

  it('do not say who a user is where users are hashed', async () => {
    const console = await startConsole({
      ledger: `${fixture.folder}/hashed.duckdb`,
      userIdKey: 'a secret of this test, long enough',
      port: 0,
    });
    await postJson(console.url, makeExport([makeIds()], { 'user.id': 'ada@example.com' }));
    const watcher = listen(console.url);
    expect((await watcher.next()).value).toMatchObject({ calls: [{ user_id: null, team_id: 'growth' }] });
    await console.close();
  });

  it('hold up nothing when a watcher reads nothing, and let a console close', async () => {
    const call = request(new URL('/api/v1/calls/live', fixture.console.url)).end();
    const [response] = await once(call, 'response');
    response.pause();
    for (let round = 0; round < 20; round += 1) {
      await postJson(fixture.console.url, makeExport(Array.from({ length: 500 }, makeIds)));
    }
    await fixture.console.close();
    response.destroy();
  });
});
