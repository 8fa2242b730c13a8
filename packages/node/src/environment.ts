import { diag } from '@opentelemetry/api';

/** The environment, as `process.env` gives it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The first of the variables that is set to something, trimmed. Empty counts as unset, as the OTel specification says. */
export function readText(env: Environment, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = env[name]?.trim();
    if (value) return value;
  }
  return undefined;
}

/** The items of a comma-separated variable, trimmed, without empty ones; undefined when it is unset. */
export function readList(env: Environment, name: string): readonly string[] | undefined {
  return readText(env, name)
    ?.split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** A longer time overflows a timer, which would then fire at once. Milliseconds. */
export const LONGEST_TIMER: number = 2 ** 31 - 1;

/**
 * A number of at least `min`, never more than a timer takes. A malformed OTEL_* value is ignored with one warning, as their specification asks.
 * https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/#numeric
 */
export function readNumber(env: Environment, names: readonly string[], fallback: number, min = 1): number {
  for (const name of names) {
    const text = readText(env, name);
    if (text === undefined) continue;
    const value = Number(text);
    if (Number.isFinite(value) && value >= min) return Math.min(value, LONGEST_TIMER);
    warnIgnored(name, text, `a number of at least ${min}`, String(fallback));
  }
  return fallback;
}

/** Says that a variable was ignored. */
export function warnIgnored(name: string, got: string, expected: string, used: string): void {
  diag.warn(`[@spendspan/node] got ${JSON.stringify(got)} in ${name}, expected ${expected}; ${used} is used`);
}
