import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const cwd = fileURLToPath(new URL('..', import.meta.url));
const BODY = `
const usage = { inputTokens: 1000, outputTokens: 100 };
const call = { host: 'api.holysheep.ai', model: 'gpt-4.1', usage };
console.log(createPricer().price(call).usd, createPricer({ prices: 'price-files/holysheep.yaml' }).price(call).usd);`;

/** A program that takes numbers of JSON for something else, as those do that must not round them. */
const OWN_JSON = `
const { parse } = JSON;
JSON.parse = (text) => parse(text, (_key, value) => (typeof value === 'number' ? { exact: String(value) } : value));
const usage = { inputTokens: 1000, outputTokens: 100 };
const prices = ['openai', 'deepseek'].map((provider) => {
  const model = provider === 'openai' ? 'gpt-4.1' : 'deepseek-chat';
  return createPricer().price({ provider, model, usage, at: Date.UTC(2026, 10, 20) }).status;
});
console.log(...prices);`;

function run(type: string, program: string): string {
  return execFileSync(process.execPath, [`--input-type=${type}`, '--eval', program], { cwd, encoding: 'utf8' }).trim();
}

describe.each([
  ['ESM', 'module', "import { createPricer } from '@spendspan/cost';"],
  ['CommonJS', 'commonjs', "const { createPricer } = require('@spendspan/cost');"],
])('the %s build', (_title, type, line) => {
  it('finds the catalogue and the YAML reader', () => {
    expect(run(type, line + BODY)).toBe('0.0028 0.0088');
  });

  it('reads its prices as they are where the application reads JSON in its own way', () => {
    expect(run(type, line + OWN_JSON)).toBe('priced priced');
  });
});
