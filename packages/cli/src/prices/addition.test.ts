import { type Call, createPricer, parsePriceFile } from '@spendspan/cost';
import { expect, it } from 'vitest';
import { type ExplainedCall, explainCall } from './explain.ts';
import { formatExplanation } from './format-explanation.ts';
import type { Addition } from './place-addition.ts';
import { checkOutline, type PriceFileInUse } from './price-file-in-use.ts';
import { outlinePriceFile } from './price-file-outline.ts';

const USED = { inputTokens: 1000, outputTokens: 100 };
const USD = 'version: 1\ncurrency: USD\n';
const EUR = 'version: 1\ncurrency: EUR\nexchange_rates: [{ from: 2026-01-01, usd_per_unit: "1.1" }]\n';
const HOUSE = 'providers:\n  - name: house\n    match: { server_address: llm.example.com }\n    default: none\n';
const MODELS = `${HOUSE}    models:
      - match: { model: a }
        prices: [{ input: "1", output: "2" }]
fees: { file_search_call: "0.01" }
`;
const BLOCKS = `${HOUSE}    models:
    - match:
        model: a
      prices:
        - input: "1"
          output: "2"
      service_tiers:
        batch:
          multiplier: "0.5"
    # the end
fees:
    file_search_call: "0.01"
`;
const JSON_FILE = JSON.stringify({
  version: 1,
  currency: 'USD',
  providers: [
    {
      name: 'house',
      match: { server_address: 'llm.example.com' },
      models: [{ match: { model: 'a' }, prices: [{ input: '1' }] }],
    },
  ],
});
const AZURE = { model: 'chat-prod', host: 'acme.openai.azure.com' };
const LLM = { host: 'llm.example.com', model: 'b' };

function explain(text: string, call: Partial<Call>): ExplainedCall {
  const parsed = parsePriceFile(text, 'house.yaml');
  const file: PriceFileInUse = { path: '/house.yaml', parsed, outline: checkOutline(outlinePriceFile(text), parsed) };
  return explainCall({ usage: USED, at: new Date('2026-11-20'), ...call }, createPricer({ prices: parsed }), file);
}

/** Does what the advice says, as a person would. */
function follow(text: string, { place, line, text: added }: Addition, closing: string): string {
  const lines = text.split('\n');
  const at = (line ?? 1) - 1;
  if (place === 'beneath') lines.splice(at + 1, 0, added);
  else {
    const end = lines[at]?.lastIndexOf(closing) ?? -1;
    lines[at] = `${lines[at]?.slice(0, end)}, ${added}${lines[at]?.slice(end)}`;
  }
  return lines.join('\n').replaceAll('"?"', closing === 'deployment' ? '"gpt-4.1"' : '"1"');
}

const NIGHT = { ...LLM, model: 'a', serviceTier: 'night' };
const AUDIO = { ...LLM, model: 'a', usage: { ...USED, outputAudioTokens: 9 } };
const SEARCH = { ...LLM, model: 'a', usage: { ...USED, webSearchCalls: 1 } };

it.each<[what: string, text: string, call: Partial<Call>, of: string, closing: string]>([
  ['a model of a host that the file has', USD + MODELS, LLM, 'models of house', ''],
  ['a model beneath a list that is not indented', USD + BLOCKS, LLM, 'models of house', ''],
  ['the first model of a host', USD + HOUSE, LLM, 'house', ''],
  [
    'a model of a list in brackets',
    `${USD}${HOUSE}    models: [{ match: { model: a }, prices: [{ input: "1" }] }]\n`,
    LLM,
    'models of house',
    ']',
  ],
  [
    'a model of an entry in braces',
    `${USD}providers:\n  - { name: house, match: { server_address: llm.example.com } }\n`,
    LLM,
    'house',
    '}',
  ],
  ['a host that the file does not have', USD + MODELS, { ...LLM, host: 'other.example.com' }, 'providers', ''],
  ['the first host', `${USD}fees: { web_search_call: "0.01" }\n`, LLM, 'the file', ''],
  ['a file in euros', EUR + MODELS, LLM, 'models of house', ''],
  ['a tier', USD + MODELS, NIGHT, 'a', ''],
  ['a tier beside others', USD + BLOCKS, NIGHT, 'service_tiers of a', ''],
  ['a component of a price in braces', USD + MODELS, AUDIO, 'the price of a', '}'],
  ['a component of a price a key to a line', USD + BLOCKS, AUDIO, 'the price of a', ''],
  [
    'a component of a tier that is a multiplier',
    USD + BLOCKS,
    { ...AUDIO, serviceTier: 'batch' },
    'the price of a',
    '',
  ],
  [
    'a component of a tier with prices of its own',
    USD + BLOCKS.replace('multiplier: "0.5"', 'input: "1"\n          output: "2"'),
    { ...AUDIO, serviceTier: 'batch' },
    'the price of a',
    '',
  ],
  ['a fee beside others in braces', USD + MODELS, SEARCH, 'fees', '}'],
  ['a fee beside others a key to a line', USD + BLOCKS, SEARCH, 'fees', ''],
  ['the first fee', USD + MODELS.replace(/fees.*\n/, ''), SEARCH, 'the file', ''],
  ['a deployment of an Azure host', USD + MODELS, AZURE, 'providers', 'deployment'],
  [
    'a deployment beside others',
    `${USD}providers:\n  - match: { server_address: "*.openai.azure.com" }\n    deployments:\n      x: gpt-4o\n`,
    AZURE,
    'deployments of providers[0]',
    'deployment',
  ],
  ['the first deployment', `${USD}providers:\n  - match: { provider: azure }\n`, AZURE, 'providers[0]', 'deployment'],
])('%s is added where the file says such things', (_what, text, call, of, closing) => {
  const additions = explain(text, call).advice?.additions ?? [];
  expect(additions.map((addition) => addition.of)).toEqual([of]);
  for (const addition of additions) {
    const followed = explain(follow(text, addition, closing), call);
    expect(followed.price).toMatchObject({ status: 'priced' });
    expect(followed.advice).toBeUndefined();
  }
});

const LATER = `${USD}${HOUSE}    models:
      - match: { model: b }
        prices:
          - { from: 2026-12-01, input: "1", output: "2" }
`;
it.each<[what: string, text: string, closing: string]>([
  ['a price an item', LATER, ''],
  ['prices in brackets', LATER.replace(/:\n +- (\{ from.*\})/, ': [$1]'), ']'],
])('of a call before the first price of a model it is said when that begins: %s', (_what, text, closing) => {
  const { price, advice } = explain(text, LLM);
  expect(price.reason).toBe('unknown_model');
  expect(advice?.why).toBe('the first price of "b" in your price file is from 2026-12-01, after the call');
  expect(advice?.remedy).toBe('give the price of that time too: one without `from` holds until the first date');
  const [addition] = advice?.additions ?? [];
  if (!addition) throw new Error('got no addition');
  expect(addition).toMatchObject({ of: 'prices of b', text: expect.stringContaining('{ input: "?", output: "?" }') });
  expect(explain(follow(text, addition, closing), LLM).price.status).toBe('priced');
});

it('nothing is said of lines in a file in braces', () => {
  const { advice } = explain(JSON_FILE, { ...LLM, model: 'a' });
  expect(advice?.additions).toEqual([{ place: 'inside', of: 'the price of a', line: 1, text: 'output: "?"' }]);
  const models = explain(JSON_FILE, { ...LLM, model: 'b' }).advice?.additions;
  expect(models).toEqual([
    {
      place: 'inside',
      of: 'models of house',
      text: '{ match: { model: "b" }, prices: [{ input: "?", output: "?" }] }',
    },
  ]);
});

it('list prices are not copied into a file in euros, nor beneath a multiplier', () => {
  const call = { model: 'gpt-4.1', host: 'api.openai.com', serviceTier: 'night' };
  expect(explain(USD + MODELS, call).advice?.additions?.[0]?.text).toContain('input: "2"');
  expect(explain(EUR + MODELS, call).advice?.additions?.[0]?.text).not.toMatch(/"\d/);
  const half = `${USD}providers:\n  - match: { server_address: api.openai.com }\n    multiplier: "0.5"\n`;
  expect(explain(half, call).advice?.additions?.[0]?.text).not.toMatch(/"\d/);
});

it('a person reads which file, which line, and what is to be filled in', () => {
  const text = formatExplanation(explain(EUR + MODELS, LLM), (_tone, words) => words);
  expect(text).toContain(
    'Add this to /house.yaml, beneath line 8, as part of models of house; "?" is yours to fill in, in EUR per',
  );
  expect(text).toContain('\n\n      - match: { model: "b" }\n        prices: [{ input: "?", output: "?" }]\n');
  expect(text).not.toContain('version: 1');
  const azure = formatExplanation(explain(USD + MODELS, AZURE), (_tone, words) => words);
  expect(azure).toContain('"?" is the model that it is');
  expect(azure).toContain('deployments: { "chat-prod": "?" }');
});
