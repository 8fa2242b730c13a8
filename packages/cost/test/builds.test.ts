import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const cwd = fileURLToPath(new URL('..', import.meta.url));
const BODY = `
const usage = { inputTokens: 1000, outputTokens: 100 };
const call = { host: 'api.holysheep.ai', model: 'gpt-4.1', usage };
console.log(createPricer().price(call).usd, createPricer({ prices: 'price-files/holysheep.yaml' }).price(call).usd);`;

test.each([
  ['ESM', 'module', "import { createPricer } from '@spendspan/cost';"],
  ['CommonJS', 'commonjs', "const { createPricer } = require('@spendspan/cost');"],
])('the %s build finds the catalogue and the YAML reader', (_title, type, line) => {
  const output = execFileSync(process.execPath, [`--input-type=${type}`, '--eval', line + BODY], {
    cwd,
    encoding: 'utf8',
  });
  expect(output.trim()).toBe('0.0028 0.0088');
});
