import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILE } from './prices-command.ts';
import { runCommand } from './run-command.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spendspan-prices-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('bad input to spendspan prices', () => {
  const BAD: readonly (readonly [what: string, args: readonly string[], code: number, says: RegExp])[] = [
    ['no model', ['explain'], 2, /got no model, expected --model/],
    ['separators', [...explainWith('--input', '1_000')], 2, /got --input "1_000", expected a whole number.*write 1000/],
    ['commas', [...explainWith('--input', '1,000')], 2, /got --input "1,000".*write 1000/],
    [
      'a negative number',
      [...explainWith('--output', '-5')],
      2,
      /got --output "-5", expected a whole number, 0 or more/,
    ],
    ['no number', [...explainWith('--cached', 'NaN')], 2, /got --cached "NaN"/],
    ['a fraction of a token', [...explainWith('--input', '1.5')], 2, /got --input "1\.5"/],
    ['too large a number', [...explainWith('--input', '99999999999999999999')], 2, /got --input "9+"/],
    ['seconds in words', [...explainWith('--audio-seconds', '1m')], 2, /got --audio-seconds "1m".*12\.5/],
    [
      'an unknown field',
      [...explainWith('--usage', '{"input":3}')],
      2,
      /got "input" in --usage, expected one of inputTokens/,
    ],
    ['a negative field', [...explainWith('--usage', '{"inputTokens":-3}')], 2, /got -3 as "inputTokens" in --usage/],
    ['a usage that is no JSON', [...explainWith('--usage', 'inputTokens=3')], 2, /expected a JSON object/],
    ['a day that no calendar has', [...explainWith('--at', '2026-02-30')], 2, /got --at "2026-02-30".*2026-08-20/],
    ['a time in words', ['list', '--at', 'yesterday'], 2, /got --at "yesterday"/],
    ['an address for a host', [...explainWith('--host', 'https://api.openai.com/v1')], 2, /leave out scheme and path/],
    ['a price file that is not there', [...explainWith('--prices', 'no.yaml')], 3, /no\.yaml.*SPENDSPAN_PRICES/],
    ['nothing found', ['list', '--provider', 'openai', '--model', 'zzz'], 3, /got provider "openai", model "zzz"/],
    ['two formats', ['list', '--json', '--csv'], 2, /--csv.*--json/],
  ];

  function explainWith(...args: readonly string[]): readonly string[] {
    return ['explain', '--model', 'gpt-4.1', ...args];
  }

  it.each(BAD)('%s gets one clear line', async (_what, args, code, says) => {
    const outcome = await runCommand(['prices', ...args]);
    expect(outcome.stderr).toMatch(/^spendspan: [^\n]+\n$/);
    expect(outcome.stderr).toMatch(says);
    expect(outcome).toMatchObject({ code, stdout: '' });
  });

  it('a malformed price file gets its line and key', async () => {
    const file = join(folder, 'bad.yaml');
    await writeFile(file, FILE.replace('input: "3"', 'input: 3'));
    const outcome = await runCommand(['prices', 'list', '--prices', file]);
    expect(outcome.stderr).toMatch(/^spendspan: .*bad\.yaml:10 .*input.*quotes/);
    expect(outcome).toMatchObject({ code: 4, stdout: '' });
  });
});
