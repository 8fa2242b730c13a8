/** Where the OpenTelemetry API keeps its globals; it has no public way to ask whether one is set. */
const GLOBALS = Symbol.for('opentelemetry.js.api.1');

/** Whether the application has already set a diagnostic logger, or started a tracer provider. */
export function hasApiGlobal(name: 'diag' | 'trace'): boolean {
  const globals = (globalThis as { [GLOBALS]?: Readonly<Record<string, unknown>> })[GLOBALS];
  return globals?.[name] !== undefined;
}
