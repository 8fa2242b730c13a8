// Appends a call, erases a user and writes the file anew, again and again, until it is killed; prints the id of each
// acknowledged call.
import { openLedger } from '../src/index.ts';
import { makeCall } from './calls.ts';

const ledger = await openLedger({ path: process.argv[2] ?? '' });
for (let round = 0; ; round += 1) {
  const call = makeCall({ attribution: { team: 'growth', user: `u-${round}` } });
  await ledger.append([call]);
  process.stdout.write(`${call.spanId}\n`);
  await ledger.erase({ user: `u-${round - 1}` });
}
