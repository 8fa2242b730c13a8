import type { AskOptions, Ledger } from '@spendspan/ledger';

/** A ledger whose questions take as long as one likes. */
export interface HeldLedger {
  readonly ledger: Ledger;
  /** Holds whatever is asked from now on. */
  hold(): void;
  /** Lets all questions go on. */
  release(): void;
}

/** Has the questions of a ledger wait until they are released or given up: what then happens is a matter of the ledger. */
export function holdLedger(ledger: Ledger): HeldLedger {
  let gate = Promise.resolve();
  let release = (): void => {};
  const pass = async ({ signal }: AskOptions = {}): Promise<void> => {
    // A question may have been given up before the ledger is asked, as while the file of budgets is read.
    if (signal?.aborted) return;
    await Promise.race([gate, new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))]);
  };
  return {
    ledger: {
      ...ledger,
      report: (name, query, options) => pass(options).then(() => ledger.report(name, query, options)),
      calls: (query, options) => pass(options).then(() => ledger.calls(query, options)),
      findCalls: (trace, span, options) => pass(options).then(() => ledger.findCalls(trace, span, options)),
      coverage: (query, options) => pass(options).then(() => ledger.coverage(query, options)),
      budgets: (file, at, options) => pass(options).then(() => ledger.budgets(file, at, options)),
    },
    hold() {
      gate = new Promise((resolve) => {
        release = resolve;
      });
    },
    release: () => release(),
  };
}
