// Records calls, some in hours that are rolled up, and rolls up, again and again, until it is killed; prints the id of each
// acknowledged call.
import { DuckDBStore } from '../src/duckdb/duckdb-store.ts';
import { makeCall } from './calls.ts';

const store = await DuckDBStore.open(process.argv[2] ?? '');
for (let round = 0; ; round += 1) {
  const hours = [round % 5, 5 + round].map((hour) => BigInt(Date.UTC(2026, 10, 1, hour)) * 1_000_000n);
  const calls = hours.map((startTimeUnixNano) => makeCall({ startTimeUnixNano }));
  await store.append(calls);
  for (const { spanId } of calls) process.stdout.write(`${spanId}\n`);
  await Promise.all([store.rollUp(), store.append([])]);
}
