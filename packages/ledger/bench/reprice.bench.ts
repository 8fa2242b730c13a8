// How fast recorded calls are priced again, and in how much memory: npm run bench -- reprice [--reprice 1000000]
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BENCH_OPTIONS } from '../../../scripts/bench-options.ts';
import { readOptions } from '../../../scripts/read-options.ts';
import { openLedger, type PriceCall } from '../src/index.ts';
import { makeBenchCall } from './bench-call.ts';

const { reprice: total } = readOptions('bench', BENCH_OPTIONS.reprice);
const folder = mkdtempSync(join(tmpdir(), 'spendspan-bench-'));
const path = join(folder, 'ledger.duckdb');
const ledger = await openLedger({ path });
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 50);

/** About what a pricer does; its own speed is measured in @spendspan/cost. */
const price: PriceCall = ({ usage }) => {
  const input = BigInt(usage.inputTokens ?? 0) * 1_000_000n;
  const output = BigInt(usage.outputTokens ?? 0) * 4_000_000n;
  const parts = { cacheRead: null, cacheWrite: null, media: null, fees: null, cacheSavings: null };
  return {
    cost: { total: input + output, input, output, ...parts },
    costStatus: 'priced',
    costReason: null,
    costSource: 'user:half.yaml',
  };
};

async function time<T>(what: string, run: () => Promise<T>): Promise<T> {
  const started = performance.now();
  peak = 0;
  const result = await run();
  const seconds = (performance.now() - started) / 1000;
  const rate = Math.round(total / seconds);
  console.log(`${what}: ${seconds.toFixed(1)} s, ${rate} calls/s, at most ${Math.round(peak / 2 ** 20)} MiB resident`);
  return result;
}

try {
  await time('recording', async () => {
    for (let recorded = 0; recorded < total; recorded += 20_000) {
      const size = Math.min(20_000, total - recorded);
      await ledger.append(Array.from({ length: size }, (_, k) => makeBenchCall(recorded + k)));
    }
  });
  const options = { since: '2026-11-01' };
  await time('dry run', () => ledger.reprice(price, { ...options, dryRun: true }));
  const { totals } = await time('repricing, all change', () => ledger.reprice(price, options));
  console.log(`${totals.changedCalls} of ${totals.calls} calls changed, by USD ${totals.differenceUsd}`);
  await time('repricing, none changes', () => ledger.reprice(price, options));
  await time('taking it back', () => ledger.undoRepricing());
} finally {
  clearInterval(watch);
  await ledger.close();
  console.log(`${Math.round(statSync(path).size / total)} bytes per call on disk, old amounts included`);
  rmSync(folder, { recursive: true, force: true });
}
