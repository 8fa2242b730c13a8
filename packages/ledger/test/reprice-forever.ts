// Prices all calls again and again, each time at one pico-dollar more, until it is killed. Prints when a run begins.
import { openLedger } from '../src/index.ts';
import { makeCost } from './calls.ts';

const ledger = await openLedger({ path: process.argv[2] ?? '' });
for (let pico = BigInt(process.argv[3] ?? 1); ; pico += 1n) {
  let begun = false;
  await ledger.reprice(() => ({ cost: makeCost(pico), costStatus: 'priced', costReason: null, costSource: 'user:x' }), {
    since: '2026-01-01',
    onProgress: () => {
      if (!begun) process.stdout.write(`${pico}\n`);
      begun = true;
    },
  });
}
