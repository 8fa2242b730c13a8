import { diag } from '@opentelemetry/api';

let reported = false;

/** A defect of ours is worth one line, and never the application's time. */
export function report(error: unknown): void {
  if (reported) return;
  reported = true;
  diag.error('[@spendspan/instrumentation-openai] could not observe a call; please report this', error);
}

/** Does work of ours in the application's call path: whatever it throws is reported, and goes no further. */
export function safely(work: () => void): void {
  try {
    work();
  } catch (error) {
    report(error);
  }
}
