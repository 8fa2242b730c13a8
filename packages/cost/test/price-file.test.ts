import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { type Call, createPricer, loadPriceFile, PriceFileError, parsePriceFile } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'price-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HOLYSHEEP = fileURLToPath(new URL('../price-files/holysheep.yaml', import.meta.url));
const usage = { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 100 };

const HOUSE = `version: 1
currency: USD
providers:
  - name: house
    match: { server_address: [llm.example.com, "127.0.0.1:4010"] }
    multiplier: "0.85"
    deployments: { Prod-1: gpt-4.1, fast: model-b }
    models:
      - match: { model: model-a }
        prices:
          - { input: "3", output: "9" }
      - match: { model: model-b }
        prices:
          - { from: 2026-02-01, input: "0.50", cached_input: "0.25", output: "0.75" }
          - from: 2026-10-01
            input: "0.45"
            output: "0.70"
            tiers: [{ above_input_tokens: 200000, input: "0.90", output: "1.40" }]
        service_tiers: { flex: { multiplier: "0.5" }, priority: { input: "1.1", output: "1.6" } }
      - match: { prefix: embed- }
        prices: [{ input: "0.013" }]
      - match: { regex: "speech-\\\\d+" }
        prices: [{ input_mchar: "15", audio_minute: "0.006", image: "0.04", request: "0.001" }]
  - name: closed
    match: { server_address: "*.closed.example" }
    default: none
    models:
      - match: { model: gpt-4.1 }
        prices: [{ input: "1", output: "1" }]
  - match: { provider: mistral_ai }
    multiplier: "2"
fees: { web_search_call: "0.02", code_interpreter_session: "0.03" }
`;

const house = createPricer({ prices: parsePriceFile(HOUSE, '/etc/acme/house.yaml') });
const call = (model: string, more: Partial<Call> = {}): Call => ({
  provider: 'openai',
  host: 'llm.example.com',
  model,
  at: Date.parse('2026-11-23T00:00:00Z'),
  usage,
  ...more,
});

describe('the flat list of api.holysheep.ai', () => {
  const pricer = createPricer({ prices: HOLYSHEEP });
  test.each([
    ['gpt-4.1', 0.0088],
    ['gpt-4.1-mini', 0.0022],
    ['claude-sonnet-4-5', 0.0165],
    ['claude-3-5-sonnet', 0.0165],
    ['gemini-2.5-flash', 0.00275],
    ['deepseek-v3.2', 0.000462],
    ['deepseek-chat', 0.000462],
  ])('%s costs %d for 1100 tokens, cached or not', (model, usd) => {
    const price = pricer.price({ provider: 'openai', host: 'api.holysheep.ai', model, usage });
    expect(price).toMatchObject({ status: 'priced', usd, source: 'user:holysheep.yaml', cacheSavings: 0n });
  });

  test('leaves other hosts alone', () => {
    const price = pricer.price({ host: 'api.openai.com', model: 'gpt-4.1', usage });
    expect(price).toMatchObject({ status: 'priced', usd: 0.0022, source: 'catalog:genai-prices@0.1.8' });
  });
});

describe('a price file', () => {
  test('wins over the catalogue and vouches for its host', () => {
    expect(house.price(call('model-a'))).toMatchObject({ status: 'priced', usd: 0.0039, source: 'user:house.yaml' });
    expect(house.price(call('MODEL-A', { host: 'LLM.example.com' })).usd).toBe(0.0039);
  });

  test('matches a host only on its port, when it names one', () => {
    expect(house.price(call('model-a', { host: '127.0.0.1', port: 4010 })).usd).toBe(0.0039);
    expect(house.price(call('model-a', { host: '127.0.0.1:4010' })).usd).toBe(0.0039);
    expect(house.price(call('model-a', { host: '127.0.0.1', port: 4011 })).reason).toBe('unknown_model');
  });

  test('takes the price in force when the call began', () => {
    expect(house.price(call('model-b')).usd).toBe(0.00052);
    expect(house.price(call('model-b', { at: Date.parse('2026-09-30T23:59:59Z') })).usd).toBe(0.000475);
    expect(house.price(call('model-b', { at: Date.parse('2026-01-31T23:59:59Z') }))).toMatchObject({
      status: 'unpriced',
      reason: 'unknown_model',
    });
  });

  test('charges the whole request by its context tier', () => {
    const long = { inputTokens: 200_001, outputTokens: 10 };
    expect(house.price(call('model-b', { usage: long })).picoUsd).toBe(180_014_900_000n);
    expect(house.price(call('model-b', { usage: { ...long, inputTokens: 200_000 } })).picoUsd).toBe(90_007_000_000n);
  });

  test('prices the service tiers it lists, and no other', () => {
    expect(house.price(call('model-b', { serviceTier: 'flex' })).usd).toBe(0.00026);
    expect(house.price(call('model-b', { serviceTier: 'priority' })).usd).toBe(0.00126);
    expect(house.price(call('model-b', { serviceTier: 'batch' })).reason).toBe('unpublished_tier');
    expect(house.price(call('model-a', { serviceTier: 'flex' })).reason).toBe('unpublished_tier');
  });

  test('prices a deployment as the model behind it', () => {
    expect(house.price(call('', { requestModel: 'fast' })).usd).toBe(0.00052);
    const price = house.price(call('prod-1'));
    expect(price).toMatchObject({
      status: 'priced',
      usd: 0.00187,
      source: 'user:house.yaml+catalog:genai-prices@0.1.8',
    });
  });

  test('charges the model that answered, not the one asked for', () => {
    expect(house.price(call('gpt-4.1', { requestModel: 'model-a' }))).toMatchObject({ status: 'priced', usd: 0.00187 });
    expect(house.price(call('model-b', { requestModel: 'model-a' })).usd).toBe(0.00052);
  });

  test('means the dated snapshots of a model that it lists, and no other longer name', () => {
    for (const model of ['model-a-2026-05-01', 'model-a-20260501', 'model-a@20260501', 'openai/model-a-2026-05-01']) {
      const price = house.price(call(model, { requestModel: model }));
      expect(price, model).toMatchObject({ status: 'priced', usd: 0.0039, source: 'user:house.yaml' });
    }
    for (const model of ['model-a-0501', 'model-a-fast', 'model-a-2026-05-01-fast', 'model-a-latest']) {
      expect(house.price(call(model)).status, model).toBe('unpriced');
    }
  });

  test('charges an id that it lists before a pattern that fits, also for a snapshot of it', () => {
    const prices = parsePriceFile(
      `version: 1
currency: USD
providers:
  - match: { server_address: llm.example.com }
    models:
      - match: { prefix: gpt-4 }
        prices: [{ input: "30", output: "60" }]
      - match: { model: gpt-4.1-mini }
        prices: [{ input: "0.4", output: "1.6" }]
`,
      'prices.yaml',
    );
    const price = createPricer({ prices }).price(call('gpt-4.1-mini-2025-04-14', { requestModel: 'gpt-4.1-mini' }));
    expect(price.usd).toBe(0.00056);
  });

  test('does not take one snapshot for another without saying so', () => {
    const prices = parsePriceFile(
      `version: 1
currency: USD
providers:
  - match: { server_address: llm.example.com }
    default: none
    models: [{ match: { model: mistral-large-2411 }, prices: [{ input: "2", output: "6" }] }]
`,
      'prices.yaml',
    );
    const price = createPricer({ prices }).price(call('mistral-large-2512', { requestModel: 'mistral-large-2411' }));
    expect(price).toMatchObject({ status: 'estimated', reason: 'unknown_snapshot' });
  });

  test('takes a snapshot for the model asked for', () => {
    const price = house.price(call('model-a-2026-05-01', { requestModel: 'model-a' }));
    expect(price).toMatchObject({ status: 'priced', usd: 0.0039, source: 'user:house.yaml' });
  });

  test('guesses by the model asked for where nobody lists the one that answered', () => {
    const price = house.price(call('llama-9', { requestModel: 'model-a' }));
    expect(price).toMatchObject({ status: 'estimated', reason: 'unknown_response_model', usd: 0.0039 });
    expect(house.price(call('llama-9', { requestModel: 'gpt-4.1' })).status).toBe('unpriced');
  });

  test('believes a deployment whatever name answers', () => {
    expect(house.price(call('inner-7', { requestModel: 'fast' }))).toMatchObject({ status: 'priced', usd: 0.00052 });
    expect(house.price(call('inner-7', { requestModel: 'prod-1' }))).toMatchObject({ status: 'priced', usd: 0.00187 });
  });

  test('keeps in a context tier what only the tier below it lists', () => {
    const prices = parsePriceFile(
      `version: 1
currency: USD
providers:
  - match: { server_address: llm.example.com }
    models:
      - match: { model: model-c }
        prices:
          - input: "1"
            output: "1"
            tiers: [{ above_input_tokens: 2000, output: "4" }, { above_input_tokens: 1000, input: "2", output: "3" }]
`,
      'bands.yaml',
    );
    const pricer = createPricer({ prices });
    const priceOf = (inputTokens: number): bigint | undefined =>
      pricer.price(call('model-c', { usage: { inputTokens, outputTokens: 10 } })).picoUsd;
    expect([1000, 1001, 2001].map(priceOf)).toEqual([1_010_000_000n, 2_032_000_000n, 4_042_000_000n]);
  });

  test('matches by prefix and by pattern', () => {
    expect(house.price(call('embed-small', { usage: { inputTokens: 1000 } })).usd).toBe(0.000013);
    const spoken = { inputCharacters: 1000, audioSeconds: 30, images: 2 };
    expect(house.price(call('speech-12', { usage: spoken }))).toMatchObject({
      status: 'priced',
      usd: 0.099,
      parts: { media: 98_000_000_000n, fees: 1_000_000_000n },
    });
    expect(house.price(call('speech-x')).reason).toBe('unknown_model');
  });

  test('can close a host to models it does not list', () => {
    expect(house.price(call('gpt-4.1', { host: 'eu.closed.example' })).usd).toBe(0.0011);
    expect(house.price(call('gpt-4o', { host: 'eu.closed.example' }))).toMatchObject({
      status: 'unpriced',
      reason: 'unknown_model',
      source: 'user:house.yaml',
    });
  });

  test('changes the list prices of a provider by a multiplier', () => {
    const large = call('mistral-large-latest', { host: 'api.mistral.ai' });
    const list = createPricer().price(large).picoUsd ?? 0n;
    expect(list).toBeGreaterThan(0n);
    expect(house.price(large)).toMatchObject({ status: 'priced', picoUsd: 2n * list });
  });

  test('sets fees over those of any list', () => {
    const fees = { inputTokens: 0, outputTokens: 0, webSearchCalls: 1, fileSearchCalls: 1, codeInterpreterSessions: 1 };
    expect(house.price(call('gpt-4.1', { host: 'api.openai.com', usage: fees }))).toMatchObject({
      status: 'priced',
      usd: 0.0525,
    });
  });

  test('may be JSON', () => {
    const path = join(folder, 'prices.json');
    const models = [{ match: { model: 'm' }, prices: [{ input: '1', output: '2' }] }];
    const providers = [{ match: { server_address: 'localhost' }, models }];
    writeFileSync(path, `\uFEFF${JSON.stringify({ version: 1, currency: 'USD', providers }, null, 2)}`);
    const price = createPricer({ prices: path }).price(call('m', { host: 'localhost', port: 4010 }));
    expect(price).toMatchObject({ usd: 0.0012, source: 'user:prices.json' });
  });
});

/** A file with one model whose `prices` entry is this text. */
const withPrice = (text: string): string => `version: 1
currency: USD
providers:
  - match: { server_address: a.example }
    models:
      - match: { model: m }
        prices:
          - ${text}
`;

describe('a malformed price file', () => {
  test.each<[string, string, number, string, RegExp]>([
    [
      'a number where a decimal string belongs',
      withPrice('{ input: 0.5 }'),
      8,
      'providers[0].models[0].prices[0].input',
      /got the number 0.5, expected a decimal string; put it in quotes: "0.5"/,
    ],
    [
      'a negative price',
      withPrice('{ input: "-1" }'),
      8,
      'providers[0].models[0].prices[0].input',
      /got "-1", expected a decimal string/,
    ],
    [
      'a price with a comma',
      withPrice('{ input: "1,5" }'),
      8,
      'providers[0].models[0].prices[0].input',
      /got "1,5", expected a decimal string/,
    ],
    [
      'too many decimals',
      withPrice('{ input: "0.0000000000001" }'),
      8,
      'providers[0].models[0].prices[0].input',
      /at most 12 decimals/,
    ],
    [
      'an unknown key',
      withPrice('{ inptu: "1" }'),
      8,
      'providers[0].models[0].prices[0].inptu',
      /got an unknown key "inptu", expected one of from|input/,
    ],
    [
      'a day that no calendar has',
      withPrice('{ from: 2026-02-30, input: "1" }'),
      8,
      'providers[0].models[0].prices[0].from',
      /got "2026-02-30", expected a date/,
    ],
    [
      'a price without a price',
      withPrice('{ from: 2026-02-01 }'),
      8,
      'providers[0].models[0].prices[0]',
      /got no price/,
    ],
    [
      'a tier without its limit',
      withPrice('{ input: "1", tiers: [{ input: "2" }] }'),
      8,
      'providers[0].models[0].prices[0].tiers[0]',
      /got no above_input_tokens/,
    ],
    [
      'two context tiers from the same size',
      withPrice(
        '{ input: "1", tiers: [{ above_input_tokens: 9, input: "2" }, { above_input_tokens: 9, input: "3" }] }',
      ),
      8,
      'providers[0].models[0].prices[0].tiers[1].above_input_tokens',
      /got above_input_tokens 9 twice/,
    ],
    ['another version', 'version: 2\ncurrency: USD\n', 1, 'version', /expected 1/],
    ['no version', 'currency: USD\n', 1, '', /got no version, expected version: 1; add it/],
    ['another currency', 'version: 1\ncurrency: EUR\n', 2, 'currency', /expected USD/],
    [
      'an unknown top-level key',
      'version: 1\ncurrency: USD\nprovider: []\n',
      3,
      'provider',
      /got an unknown key "provider"/,
    ],
    [
      'a URL for a host',
      'version: 1\ncurrency: USD\nproviders:\n  - match: { server_address: "https://a.b/v1" }\n',
      4,
      'providers[0].match.server_address',
      /expected a host or host:port; leave out scheme and path/,
    ],
    [
      'an entry that matches nothing',
      'version: 1\ncurrency: USD\nproviders:\n  - name: a\n',
      4,
      'providers[0]',
      /got no match/,
    ],
    [
      'a mapping for a list',
      'version: 1\ncurrency: USD\nproviders:\n  a: 1\n',
      4,
      'providers',
      /got a mapping, expected a list/,
    ],
    [
      'a malformed pattern',
      withPrice('{ input: "1" }').replace('model: m', 'regex: "("'),
      6,
      'providers[0].models[0].match.regex',
      /malformed pattern/,
    ],
    ['broken syntax', 'version: 1\ncurrency: [USD\n', 3, '', /correct the syntax/],
    ['the same key twice', 'version: 1\nversion: 1\ncurrency: USD\n', 2, 'version', /unique/],
    ['an alias', 'version: &v 1\ncurrency: *v\n', 2, 'currency', /got an alias/],
    ['nothing', '', 1, '', /got nothing, expected a mapping/],
    ['a list', '- 1\n', 1, '', /got a list, expected a mapping/],
    ['text', 'prices', 1, '', /got "prices", expected a mapping/],
  ])('names line and key of %s', (_title, text, line, key, problem) => {
    const read = (): unknown => parsePriceFile(text, 'prices.yaml');
    expect(read).toThrow(PriceFileError);
    expect(read).toThrow(problem);
    expect(read).toThrow(expect.objectContaining({ file: 'prices.yaml', line, key }));
    expect(read).toThrow(new RegExp(`^\\[@spendspan/cost\\] prices\\.yaml:${line}`));
  });

  test('that is not there is named with its path', () => {
    const path = join(folder, 'missing.yaml');
    expect(() => loadPriceFile(path)).toThrow(
      `[@spendspan/cost] ${path}: got no such file, expected a readable price file; check the path`,
    );
    expect(() => createPricer({ prices: path })).toThrow(PriceFileError);
    expect(() => loadPriceFile(folder)).toThrow(PriceFileError);
  });
});

describe('a price file without a name', () => {
  test('is called prices', () => {
    expect(parsePriceFile('{"version":1,"currency":"USD"}')).toMatchObject({ name: 'prices', source: 'user:prices' });
    expect(() => parsePriceFile('version: 2')).toThrow('[@spendspan/cost] prices:1 (version): got another version');
  });

  test.each([undefined, null, 7, {}, Buffer.from('version: 1')])('is not %s', (text) => {
    const parse = (): unknown => parsePriceFile(text as unknown as string);
    expect(parse).toThrow(PriceFileError);
    expect(parse).toThrow(/expected the text of a price file; for one on disk call loadPriceFile\(path\)$/);
    expect(() => parsePriceFile('version: 1', text as never)).toThrow(PriceFileError);
  });
});
