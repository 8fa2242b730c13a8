// What a process takes for its first prices, as JSON: see `Loaded`.
import { CALLS, FIRST_CALL } from './calls.ts';
import { measureOnce } from './measure-once.ts';

/** What is done once in a process. Milliseconds. */
export interface Loaded {
  /** CPU of the import, of a program that has loaded the API of OpenTelemetry. */
  readonly importing: number;
  /** CPU of the first price of all: rows and catalogue are read. */
  readonly catalogue: number;
  /** The longest of the next prices, by the clock. Their code is not yet compiled. */
  readonly first: number;
}

const cpuSince = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

// Whoever has spans has loaded it.
await import('@opentelemetry/api');
const begun = process.cpuUsage();
const { createPricer } = await import('@spendspan/cost');
const importing = cpuSince(begun);
const asked = process.cpuUsage();
createPricer().price(FIRST_CALL);
const catalogue = cpuSince(asked);
const pricer = createPricer();
const first = Math.max(...CALLS.map(([, call]) => measureOnce(pricer, call)));
process.stdout.write(JSON.stringify({ importing, catalogue, first } satisfies Loaded));
