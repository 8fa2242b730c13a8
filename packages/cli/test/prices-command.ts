import { expect } from 'vitest';
import { runCommand } from './run-command.ts';

/** A call whose price is known. */
export const CALL: readonly string[] = ['--model', 'gpt-4.1', '--host', 'api.openai.com', '--at', '2026-11-20'];
/** What it used. */
export const USED: readonly string[] = ['--input', '1000', '--cached', '400', '--output', '100'];
/** A price file with a gateway. */
export const FILE: string = `version: 1
currency: USD
providers:
  - name: house
    match: { server_address: llm.example.com }
    default: list
    multiplier: "0.85"
    models:
      - match: { model: gpt-4.1 }
        prices: [{ from: 2026-02-01, input: "3", output: "9" }]
`;

/** What `prices explain --json` prints. */
export interface Explanation {
  readonly call: { readonly usage: object };
  readonly status: string;
  readonly reason: string | null;
  readonly costUsd: string | null;
  readonly parts: Readonly<Record<string, string>>;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly advice: { readonly why: string; readonly remedy: string; readonly priceFile?: string } | null;
  readonly [field: string]: unknown;
}

/** Runs `spendspan prices` and resolves with what it prints. */
export async function runPrices(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { code, stdout, stderr } = await runCommand(['prices', ...args], env);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

/** Runs `spendspan prices explain --json`. */
export async function explain(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Explanation> {
  return JSON.parse(await runPrices(['explain', ...args, '--json'], env)) as Explanation;
}
