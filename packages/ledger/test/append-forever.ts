// Appends batches of ten calls until it is killed; prints the ids of each batch once it is acknowledged.
import { randomBytes } from 'node:crypto';
import { openLedger } from '../src/index.ts';
import { makeCall } from './calls.ts';

const ledger = await openLedger({ path: process.argv[2] ?? '' });
for (;;) {
  const traceId = randomBytes(16).toString('hex');
  const calls = Array.from({ length: 10 }, () => makeCall({ traceId }));
  await ledger.append(calls);
  process.stdout.write(`${JSON.stringify({ traceId, spanIds: calls.map(({ spanId }) => spanId) })}\n`);
}
