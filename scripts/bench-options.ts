// The options of all that measures, each with what it is when it is not given: its kind, too. A number is a whole one of
// 1 or more, a list is some of these.

/** Those of each bench, by its name: packages/…/bench/NAME.bench.ts. */
export const BENCH_OPTIONS = {
  price: {},
  calls: {
    client: { default: '', says: 'version of openai: 7 or 6; else both' },
    scenario: { default: '', says: 'those with this text in their name; else all' },
    processes: { default: 9, says: 'of each, one after the other; intervals of 95 % take 6 of them' },
  },
  imports: { rounds: { default: 15, says: 'how often each package is loaded' } },
  ledger: { calls: { default: 1_000_000, says: 'most calls in a ledger: 100000, 1000000 or 10000000' } },
  reprice: { reprice: { default: 100_000, says: 'calls that get another price' } },
  'ledger-ingest': {
    spans: { default: 300_000, says: 'sent for each row' },
    senders: { default: [4, 16], says: 'exports that are on their way at a time' },
    batch: { default: [512, 2000], says: 'spans in an export' },
    format: { default: '', says: 'protobuf or JSON; else both' },
    program: { default: '', says: 'another run-console.ts, of an older clone say, which takes turns with this one' },
  },
  page: {
    calls: { default: 1_000_002, says: 'calls in the ledger; a multiple of six' },
    rounds: { default: 5, says: 'how often a view is opened again' },
    view: { default: '', says: 'those with this text in their name; else all' },
    ledger: { default: '', says: 'a file that is made if it is not there, and kept' },
  },
} as const;

/** Those of npm run soak. */
export const SOAK_OPTIONS = {
  calls: { default: 1_000_000, says: 'calls to be made' },
  streams: { default: 1000, says: 'that are open at every moment' },
  minutes: { default: 20, says: 'after which it gives up' },
} as const;
