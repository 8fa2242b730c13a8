import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one plain line that people and machines can read: `tests: 12 passed, 0 failed, 1 skipped`. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) counts[test.result().state] += 1;
      // A file that could not be loaded has no tests and is a failure all the same.
      if (module.errors().length > 0) counts.failed += 1;
    }
    const rest = counts.skipped + counts.pending;
    process.once('exit', () => {
      process.stdout.write(`tests: ${counts.passed} passed, ${counts.failed} failed, ${rest} skipped\n`);
    });
  }
}
