import { VARIABLES } from '../src/grafana/variables.ts';

/** What stands for a variable of Grafana. */
export interface Chosen {
  /** By the names of variables, regular expressions. @default all of them */
  readonly only?: Readonly<Record<string, string>>;
  readonly range?: string;
  readonly interval?: string;
}

/** A query as Grafana sends it to Prometheus. */
export function fillVariables(text: string, { only = {}, range = '30d', interval = '1h' }: Chosen = {}): string {
  const values: Readonly<Record<string, string>> = {
    ...Object.fromEntries(VARIABLES.map(({ name }) => [name, '.*'])),
    ...only,
    __range: range,
    __interval: interval,
    // Four scrapes, or the step where that is longer.
    __rate_interval: '1m',
  };
  return text.replace(/\$(\w+)/g, (whole, name: string) => values[name] ?? whole);
}
