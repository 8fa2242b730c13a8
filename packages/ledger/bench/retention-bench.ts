// What erasing, deleting by age and compacting cost: node bench/retention-bench.ts [calls]
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Call, openLedger } from '../src/index.ts';
import { makeBenchCall } from './bench-call.ts';

const DAYS = 40;
const DAY_NANOS = 86_400_000_000_000n;

const total = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'spendspan-bench-'));
const path = join(folder, 'ledger.duckdb');
const ledger = await openLedger({ path });
const now = BigInt(Date.now()) * 1_000_000n;
/** Calls spread evenly over the last {@link DAYS}, the oldest first. */
const callOf = (number: number): Call => ({
  ...makeBenchCall(number),
  startTimeUnixNano: now - (BigInt(DAYS) * DAY_NANOS * BigInt(total - number)) / BigInt(total),
});
const measure = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const started = performance.now();
  const result = await work();
  const megabytes = (statSync(path).size / 2 ** 20).toFixed(1);
  console.log(`${what}: ${Math.round(performance.now() - started)} ms, file ${megabytes} MiB`);
  return result;
};
const append = async (from: number, to: number): Promise<void> => {
  for (let start = from; start < to; start += 10_000) {
    const size = Math.min(10_000, to - start);
    await ledger.append(Array.from({ length: size }, (_, index) => callOf(start + index)));
  }
};
try {
  await measure(`append ${total} calls`, () => append(0, total));
  await measure('compact', () => ledger.compact());
  const { calls } = await measure('erase one of 10,000 users', () => ledger.erase({ user: 'user-7919' }));
  console.log(`  ${calls} calls`);
  await measure('delete three quarters, as the console does', () =>
    ledger.compact({ olderThan: `${DAYS / 4}d`, rewrite: false }),
  );
  await measure(`append ${total / 4} more`, () => append(total, total + total / 4));
  await measure('compact', () => ledger.compact());
} finally {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
}
