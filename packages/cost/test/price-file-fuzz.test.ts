import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPricer, PriceFileError, parsePriceFile } from '../src/index.ts';
import { MAX_BYTES } from '../src/price-file/parse-yaml.ts';
import { compilePattern, MAX_MATCHED_LENGTH } from '../src/price-file/pattern-cost.ts';

const folder = new URL('../price-files/', import.meta.url);
const EXAMPLES = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));

/** Parses, and lets nothing through but a file or PriceFileError. */
function parse(text: string): string {
  try {
    const prices = parsePriceFile(text, 'fuzz.yaml');
    createPricer({ prices }).price({ host: 'a.example', model: 'gpt-4.1', usage: { inputTokens: 1 } });
    return 'accepted';
  } catch (error) {
    if (!(error instanceof PriceFileError)) throw error;
    expect(error.message.length).toBeLessThan(2000);
    return error.message;
  }
}

describe('any text', () => {
  test('is a price file or a PriceFileError', () => {
    const yaml = fc.stringMatching(/^[-{}[\]:,&*!|>'"%@`#?\n\t \w.~]{0,60}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), yaml), (text) => void parse(text)),
      { numRuns: 500 },
    );
  });

  test('that was a price file and is cut, doubled or garbled', () => {
    const pieces = fc.constantFrom(
      '"',
      "'",
      '{',
      '[',
      '- ',
      ': ',
      '\n',
      '  ',
      '&a ',
      '*a',
      '!!set ',
      '<<: ',
      '\t',
      '#',
      '0x1',
      '\u0000',
      'from: ',
    );
    fc.assert(
      fc.property(fc.constantFrom(...EXAMPLES), fc.nat(), fc.nat(300), pieces, (text, start, length, piece) => {
        const at = start % text.length;
        parse(text.slice(0, at));
        parse(text.slice(0, at) + piece + text.slice(at + length));
      }),
      { numRuns: 60 },
    );
  });

  test.each<[string, string]>([
    ['deep lists', '['.repeat(20_000)],
    ['deep mappings', '{a: '.repeat(20_000)],
    ['deep entries', '- '.repeat(20_000)],
    ['deep JSON', `{"version":1,"currency":"USD","providers":${'['.repeat(5000)}${']'.repeat(5000)}}`],
    ['many errors', '}'.repeat(20_000)],
    ['many quotes', '"'.repeat(20_000)],
    ['a long key', `${'k'.repeat(50_000)}: 1`],
    ['a long number', `version: ${'1'.repeat(50_000)}`],
    ['a tag', 'version: !!python/object:os.system 1'],
    ['a key that is a list', '? [a]\n: 1'],
    ['another YAML', '%YAML 1.1\n---\nversion: 1\ncurrency: USD\nfees: { <<: { web_search_call: "1" } }\n'],
    ['two documents', 'version: 1\n---\nversion: 1\n'],
    ['prototypes', 'version: 1\ncurrency: USD\n__proto__: { providers: [] }\n'],
  ])('%s: refused in a short message', (_title, text) => {
    expect(parse(text)).toMatch(/^\[@spendspan\/cost\] fuzz\.yaml/);
  });

  test('aliases are not followed: no bomb goes off', () => {
    const bomb = Array.from({ length: 20 }, (_, index) => `x${index}: &x${index} [${`*x${index - 1},`.repeat(9)}]`);
    expect(parse(`version: 1\ncurrency: USD\nproviders: &x-1 [a]\n${bomb.join('\n')}`)).toMatch(/unknown key "x0"/);
    const file = 'version: 1\ncurrency: USD\nproviders:\n  - &p { match: { provider: openai } }\n  - *p\n';
    expect(parse(file)).toMatch(/fuzz\.yaml:5 \(providers\[1\]\): got an alias, which is not followed/);
  });

  test('too long a text is refused before it is read', () => {
    expect(parse('a'.repeat(MAX_BYTES + 1))).toMatch(/got 1048577 bytes, expected at most 1048576/);
  });

  test('thousands of models are read', () => {
    const entry = (index: number): string => `{"match":{"model":"m${index}"},"prices":[{"input":"1"}]}`;
    const models = Array.from({ length: 2000 }, (_, index) => entry(index)).join(',\n');
    const match = '"match":{"server_address":"a.example"}';
    expect(parse(`{"version":1,"currency":"USD","providers":[{${match},"models":[${models}]}]}`)).toBe('accepted');
  });
});

describe('a pattern', () => {
  test.each([
    '(a+)+',
    '(a*)*b',
    '(a|a)*',
    '((ab)+)+',
    '.*.*.*.*x',
    '(.+){2,}',
    '(a?){60}a{60}',
    '\\w+\\1',
    '(?<=a)b',
    '(\\d+,?){9}',
  ])('%s is refused', (text) => {
    expect(() => compilePattern(text)).toThrow();
  });

  test.each([
    ['gpt-4\\.1-\\d{4}-\\d{2}-\\d{2}', 'gpt-4.1-2025-04-14', true],
    ['(?:eu|us)\\.anthropic\\.claude-.*-v\\d+:\\d+', 'eu.anthropic.claude-haiku-4-5-v1:0', true],
    ['(eu|us)\\.x', 'apac.x', false],
    ['a|b', 'ab', false],
    ['[a)(*+]{3}', 'a(*', true],
    ['FT:.*', 'ft:gpt', true],
    ['(?!.*-tts)g.*', 'g-tts', false],
    ['.*', 'x'.repeat(MAX_MATCHED_LENGTH + 1), false],
  ])('%s is for the whole id %s: %s', (text, id, expected) => {
    expect(compilePattern(text)(id)).toBe(expected);
  });

  test('whatever is accepted is quick on the worst of ids', () => {
    const piece = fc.constantFrom(
      'a',
      '.',
      '[ab]',
      '\\w',
      'a*',
      '.*',
      'a+',
      'a?',
      '(a|b)',
      '(aa?)',
      '{2}',
      '{1,9}',
      '(a{1,3}){2}',
      '|',
      '(',
      ')',
      '*',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        let matches: (id: string) => boolean;
        try {
          matches = compilePattern(pieces.join(''));
        } catch {
          return;
        }
        matches(`${'a'.repeat(MAX_MATCHED_LENGTH - 1)}!`);
      }),
      { numRuns: 500 },
    );
  });
});
