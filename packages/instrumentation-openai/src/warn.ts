import { diag } from '@opentelemetry/api';

/** Where the OpenTelemetry API keeps its globals; it has no public way to ask whether one is set. */
const GLOBALS = Symbol.for('opentelemetry.js.api.1');

/**
 * Says that calls are not seen, which must not go unheard: by the diagnostic logger of the application or, where it has
 * none, as a warning of the process, which `--no-warnings` silences.
 */
export function warn(what: string): void {
  const message = `[@spendspan/instrumentation-openai] ${what}`;
  const globals = (globalThis as { [GLOBALS]?: { readonly diag?: unknown } })[GLOBALS];
  if (globals?.diag !== undefined) diag.warn(message);
  else process.emitWarning(message, 'SpendspanWarning');
}
