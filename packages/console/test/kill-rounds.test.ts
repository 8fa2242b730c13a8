import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchOrg } from './console-fixture.ts';
import { type ConsoleProcess, startConsoleProcess } from './console-process.ts';
import { makeExport, makeIds, postJson, type SpanIds } from './traces.ts';

const ROUNDS = 4;
const SENDERS = 5;
const BATCHES_PER_SENDER = 40;

let folder: string;
let running: ConsoleProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-kill-'));
});
afterEach(async () => {
  await running?.kill();
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** What a sender holds until it is acknowledged, as an exporter does: a batch is retried until then, then forgotten. */
class Sender {
  readonly waiting: SpanIds[][] = Array.from({ length: BATCHES_PER_SENDER }, (_, index) =>
    Array.from({ length: 1 + (index % 7) }, makeIds),
  );

  /** Sends until all is acknowledged or the console is gone. */
  async send(url: string, onAcknowledged: () => void): Promise<void> {
    for (let [batch] = this.waiting; batch; [batch] = this.waiting) {
      const response = await postJson(url, makeExport(batch)).catch(() => undefined);
      if (response?.status !== 200) return;
      this.waiting.shift();
      onAcknowledged();
    }
  }
}

describe('a console that is killed again and again', () => {
  it('has every call exactly once in the end', async () => {
    const ledgerPath = join(folder, 'ledger.duckdb');
    const senders = Array.from({ length: SENDERS }, () => new Sender());
    const total = senders.flatMap(({ waiting }) => waiting.flat()).length;
    // How many batches a console acknowledges before it dies, and how far into the next ones that is, in milliseconds.
    const moments = fc.sample(fc.record({ batches: fc.integer({ min: 1, max: 30 }), delayMs: fc.nat(12) }), ROUNDS);
    let acknowledgedCalls = 0;
    for (const { batches, delayMs } of moments) {
      const console = await startConsoleProcess(ledgerPath);
      running = console;
      const recorded = (await fetchOrg(console.url)).totals.calls;
      expect(recorded).toBeGreaterThanOrEqual(acknowledgedCalls);
      let left = batches;
      let killed: Promise<void> | undefined;
      const count = (): void => {
        left -= 1;
        if (left > 0 || killed) return;
        killed = new Promise((resolve) => setTimeout(() => resolve(console.kill()), delayMs));
      };
      await Promise.all(senders.map((sender) => sender.send(console.url, count)));
      await (killed ?? console.kill());
      acknowledgedCalls = total - senders.flatMap(({ waiting }) => waiting.flat()).length;
    }
    expect(acknowledgedCalls).toBeLessThan(total);

    const last = await startConsoleProcess(ledgerPath);
    running = last;
    await Promise.all(senders.map((sender) => sender.send(last.url, () => {})));
    expect(senders.flatMap(({ waiting }) => waiting)).toEqual([]);
    const { totals } = await fetchOrg(last.url);
    expect(totals.calls).toBe(total);
    expect(totals.costUsd).toBe(
      `${((BigInt(total) * 36n) / 10_000n).toString()}.${String((total * 36) % 10_000).padStart(4, '0')}00000000`,
    );
  }, 300_000);
});
