// How fast calls are recorded and reported: node bench/ledger-bench.ts [calls] [calls per batch]
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../src/index.ts';
import { makeBenchCall } from './bench-call.ts';

const total = Number(process.argv[2] ?? 100_000);
const batchSize = Number(process.argv[3] ?? 512);
const folder = mkdtempSync(join(tmpdir(), 'spendspan-bench-'));
const path = join(folder, 'ledger.duckdb');
const ledger = await openLedger({ path });
try {
  let appendMs = 0;
  for (let recorded = 0; recorded < total; recorded += batchSize) {
    const batch = Array.from({ length: Math.min(batchSize, total - recorded) }, (_, k) => makeBenchCall(recorded + k));
    const started = performance.now();
    await ledger.append(batch);
    appendMs += performance.now() - started;
  }
  console.log(`${total} calls in batches of ${batchSize}: ${Math.round((total / appendMs) * 1000)} calls/s`);
  console.log(`resident memory ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`);
  const queries = [
    ['org', {}],
    ['team', { team: 'team-3' }],
    ['usage', { month: '2026-11' }],
  ] as const;
  for (const [name, query] of queries) {
    const started = performance.now();
    const { totals } = await ledger.report(name, query);
    console.log(`report ${name}: ${Math.round(performance.now() - started)} ms over ${totals.calls} calls`);
  }
} finally {
  await ledger.close();
  console.log(`${Math.round(statSync(path).size / total)} bytes per call on disk`);
  rmSync(folder, { recursive: true, force: true });
}
