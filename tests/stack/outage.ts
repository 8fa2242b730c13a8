import { CALLS, COST, toCounter } from '../../collector-config/src/metric-names.ts';
import { FREE_PORTS } from '../../collector-config/stack/ports.ts';
import { type Stack, type StackOptions, startStack } from '../../collector-config/stack/stack.ts';
import { type DrivenApp, startDrivenApp } from './driven-app.ts';
import { StackReader } from './stack-reader.ts';

/** What all calls have cost, in PromQL. */
export const USD: string = `sum(${toCounter(COST)})`;
/** How many there were. */
export const COUNT: string = `sum(${toCounter(CALLS)})`;

/** A stack and an application that sends to it. */
export interface Driven {
  readonly stack: Stack;
  readonly app: DrivenApp;
  readonly reader: StackReader;
}

/** Starts both; `running` gets what has to be stopped. */
export async function startDriven(
  running: { stop(): Promise<void> }[],
  options: StackOptions = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Driven> {
  const stack = await startStack({ scrapeSeconds: 1, ports: FREE_PORTS, ...options });
  running.push(stack);
  const app = await startDrivenApp(`http://127.0.0.1:${stack.ports.otlpHttp}`, env);
  running.push(app);
  return { stack, app, reader: new StackReader(stack) };
}
