import { describe, expect, it } from 'vitest';
import { requestCompact } from '../src/index.ts';
import { fetchOrg, useConsole } from './console-fixture.ts';
import { makeExport, makeIds, postJson } from './traces.ts';

const BATCHES = 10;
const BATCH = 1_000;

/** Names as long as they may be: the export is larger than what connections hold for those who do not read. */
const NAMES = Object.fromEntries(
  ['project.id', 'feature.path', 'user.id', 'customer.id', 'session.id'].map((key) => [
    key,
    key.repeat(25).slice(0, 250),
  ]),
);

const fixture = useConsole();

describe('a client that reads an export slowly', () => {
  it('holds up nobody who sends calls or asks for reports while the ledger is to be written anew', async () => {
    const { url } = fixture.console;
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const sent = await postJson(url, makeExport(Array.from({ length: BATCH }, makeIds), NAMES));
      expect(sent.status).toBe(200);
    }
    const response = await fetch(new URL('/api/v1/export/json', url));
    const reader = response.body?.getReader();
    const first = await reader?.read();
    const compacting = requestCompact({ url, pid: process.pid }, {});
    for (let round = 0; round < 20; round += 1) {
      expect((await postJson(url, makeExport([makeIds()]))).status).toBe(200);
      expect((await fetchOrg(url)).totals.calls).toBe(BATCHES * BATCH + round + 1);
    }
    let text = new TextDecoder().decode(first?.value);
    for (let chunk = await reader?.read(); chunk?.value; chunk = await reader?.read()) {
      text += new TextDecoder('latin1').decode(chunk.value);
    }
    expect(text.trimEnd().split('\n')).toHaveLength(BATCHES * BATCH);
    expect((await compacting).bytesAfter).toBeGreaterThan(0);
    expect((await fetchOrg(url)).totals.calls).toBe(BATCHES * BATCH + 20);
  });
});
