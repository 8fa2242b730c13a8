import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

const CALL = ['--model', 'gpt-4.1', '--host', 'api.openai.com', '--at', '2026-11-20'];
const USED = ['--input', '1000', '--cached', '400', '--output', '100'];
const FILE = `version: 1
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

let folder: string;
let prices: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spendspan-prices-'));
  prices = join(folder, 'prices.yaml');
  await writeFile(prices, FILE);
});
afterAll(() => rm(folder, { recursive: true }));

interface Explanation {
  readonly call: { readonly usage: object };
  readonly status: string;
  readonly reason: string | null;
  readonly costUsd: string | null;
  readonly parts: Readonly<Record<string, string>>;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly advice: { readonly why: string; readonly remedy: string; readonly priceFile?: string } | null;
  readonly [field: string]: unknown;
}

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { code, stdout, stderr } = await runCommand(['prices', ...args], env);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

async function explain(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Explanation> {
  return JSON.parse(await run(['explain', ...args, '--json'], env)) as Explanation;
}

describe('spendspan prices explain', () => {
  it('shows the arithmetic line by line, whose price it is, and where it is published', async () => {
    const text = await run(['explain', ...CALL, ...USED]);
    expect(text).toMatch(/^USD 0\.0022 · priced\n/);
    expect(text).toMatch(/^ {2}Host +api\.openai\.com, a host of openai$/m);
    expect(text).toMatch(/^ {2}At +2026-11-20T00:00:00\.000Z$/m);
    expect(text).toMatch(/^ {2}input +600 +2 +1M tokens +0\.0012 +\[1\]$/m);
    expect(text).toMatch(/^ {2}output +100 +8 +1M tokens +0\.0008 +\[1\]$/m);
    expect(text).toMatch(/^ {2}cached input +400 +0\.5 +1M tokens +0\.0002 +\[1\]$/m);
    expect(text).toContain('input 0.0012 + output 0.0008 + cache read 0.0002 = 0.0022');
    expect(text).toContain('saved 0.0006');
    expect(text).toMatch(/^ {2}\[1\] catalog:genai-prices@\d+\.\d+\.\d+ · https:/m);
    expect(text).not.toContain('What to do');
  });

  it('prints the same as JSON, to the pico-dollar', async () => {
    const answer = await explain([...CALL, ...USED]);
    expect(answer).toMatchObject({
      call: { model: 'gpt-4.1', usage: { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 100 } },
      status: 'priced',
      reason: null,
      costUsd: '0.002200000000',
      cacheSavingsUsd: '0.000600000000',
      tier: 'standard',
      at: '2026-11-20T00:00:00.000Z',
      list: 'openai',
      providerFrom: 'host',
      missing: [],
      advice: null,
    });
    expect(answer.parts).toEqual({
      input: '0.001200000000',
      output: '0.000800000000',
      cacheRead: '0.000200000000',
      cacheWrite: '0.000000000000',
      media: '0.000000000000',
      fees: '0.000000000000',
    });
    expect(answer.lines[0]).toMatchObject({
      part: 'input',
      meter: 'input',
      quantity: 600,
      unit: 'token',
      per: 1_000_000,
      usdPer: '2',
      costUsd: '0.001200000000',
    });
    expect(answer).not.toHaveProperty('usd');
  });

  it('rounds nothing away for people', async () => {
    const text = await run([
      'explain',
      '--model',
      'gpt-4.1-nano',
      '--provider',
      'openai',
      '--input',
      '1',
      '--cached',
      '1',
    ]);
    expect(text).toMatch(/^USD 0\.000000025 · priced/);
  });

  it('takes the tier, and says where its price was read and when', async () => {
    const text = await run(['explain', ...CALL, '--tier', 'batch', '--input', '1000']);
    expect(text).toMatch(/^USD 0\.001 · priced/);
    expect(text).toMatch(/\[1\] overlay:\d{4}-\d{2}-\d{2} · https:\S+ · checked on \S+ · in force from 2025-04-14/);
  });

  it('takes the price of the day, and of the size of the request', async () => {
    const o3 = ['--model', 'o3', '--provider', 'openai', '--input', '1000000'];
    expect((await explain([...o3, '--at', '2025-06-09T23:59Z'])).costUsd).toBe('10.000000000000');
    expect((await explain([...o3, '--at', '2025-06-10'])).costUsd).toBe('2.000000000000');
    const gemini = ['--model', 'gemini-2.5-pro', '--provider', 'google', '--input', '300000'];
    expect(await run(['explain', ...gemini])).toMatch(/^ {2}Context +requests above 200,000 input tokens$/m);
    expect((await explain(gemini)).aboveInputTokens).toBe(200_000);
  });

  it('takes every field of a usage by its option, and by JSON', async () => {
    const usage = {
      inputTokens: 1,
      cachedInputTokens: 2,
      outputTokens: 3,
      reasoningTokens: 4,
      cacheWriteTokens: 5,
      cacheWrite5mTokens: 6,
      cacheWrite30mTokens: 7,
      cacheWrite1hTokens: 8,
      cacheWrite12hTokens: 9,
      inputTextTokens: 10,
      inputAudioTokens: 11,
      cachedAudioTokens: 12,
      inputImageTokens: 13,
      outputAudioTokens: 14,
      outputImageTokens: 15,
      acceptedPredictionTokens: 16,
      rejectedPredictionTokens: 17,
      audioSeconds: 18.5,
      videoSeconds: 19.5,
      inputCharacters: 20,
      images: 21,
      imageSize: '1024x1024',
      imageQuality: 'hd',
      webSearchCalls: 22,
      webSearchPreviewCalls: 23,
      fileSearchCalls: 24,
      codeInterpreterSessions: 25,
    };
    const flags =
      '--input 1 --cached 2 --output 3 --reasoning 4 --cache-write 5 --cache-write-5m 6 --cache-write-30m 7 --cache-write-1h 8 --cache-write-12h 9 --input-text 10 --input-audio 11 --cached-audio 12 --input-image 13 --output-audio 14 --output-image 15 --accepted-prediction 16 --rejected-prediction 17 --audio-seconds 18.5 --video-seconds 19.5 --characters 20 --images 21 --image-size 1024x1024 --image-quality hd --web-searches 22 --web-search-previews 23 --file-searches 24 --code-interpreter-sessions 25';
    const byFlags = await explain([...CALL, ...flags.split(' ')]);
    expect(byFlags.call.usage).toEqual(usage);
    expect(await explain([...CALL, '--usage', JSON.stringify(usage)])).toEqual(byFlags);
    const both = await explain([...CALL, '--usage', '{"inputTokens":1,"outputTokens":2}', '--input', '9']);
    expect(both.call.usage).toEqual({ inputTokens: 9, outputTokens: 2 });
  });

  it('goes by the price file that is given, else by that of the environment', async () => {
    const call = ['--model', 'gpt-4.1', '--host', 'llm.example.com', '--at', '2026-11-20', '--input', '1000'];
    const given = await explain([...call, '--prices', prices]);
    expect(given).toMatchObject({ status: 'priced', costUsd: '0.003000000000', source: 'user:prices.yaml' });
    expect(given.lines[0]).toMatchObject({ url: 'prices.yaml:10' });
    expect(await explain(call, { SPENDSPAN_PRICES: prices })).toEqual(given);
    const text = await run(['explain', ...call, '--prices', prices]);
    expect(text).toMatch(/^ {2}Price list your price file$/m);
    expect(text).toContain(`Price file ${prices}`);
  });

  it('says so when nobody knows the host, and what to do', async () => {
    const call = ['--model', 'claude-sonnet-4-5', '--host', 'llm.acme.dev', '--input', '1000'];
    const text = await run(['explain', ...call]);
    expect(text).toMatch(
      /^USD 0\.003 · estimated \(unknown_host\): nobody knows the host llm\.acme\.dev: .* anthropic\n/,
    );
    expect(text).toContain('server_address: "llm.acme.dev"');
    const none = await explain([...call, '--unknown-host', 'unpriced']);
    expect(none).toMatchObject({ status: 'unpriced', reason: 'unknown_host', costUsd: null, lines: [] });
  });

  it('says what is missing, and leaves it out of the amount', async () => {
    const text = await run(['explain', ...CALL, '--output', '20', '--output-audio', '10']);
    expect(text).toMatch(/^at least USD 0\.00008 · partial \(missing_rate\): output audio .* no price/);
    expect(text).toMatch(/^ {2}output audio +10 +– +1M tokens +– +no price$/m);
  });

  it.each([
    ['an unknown model', ['--model', 'gpt-99', '--host', 'api.openai.com', ...USED], 'unknown_model'],
    ['an unknown model by name', ['--model', 'gpt-99', '--provider', 'openai', '--images', '2'], 'unknown_model'],
    ['an unpublished tier', [...CALL, '--tier', 'night', ...USED], 'unpublished_tier'],
    ['a missing rate', [...CALL, '--output', '9', '--output-audio', '9'], 'missing_rate'],
    ['speech by characters', ['--model', 'gpt-99', '--provider', 'openai', '--characters', '9'], 'unknown_model'],
    ['audio by time', ['--model', 'gpt-99', '--host', 'h.dev', '--audio-seconds', '9.5'], 'unknown_model'],
  ])('for %s it writes a price file that prices the call once it is filled in', async (_what, args, reason) => {
    const answer = await explain(args);
    expect(answer.reason).toBe(reason);
    const draft = answer.advice?.priceFile ?? '';
    expect(await run(['explain', ...args])).toContain(draft.replace(/^/gm, '  '));
    const file = join(folder, 'draft.yaml');
    await writeFile(file, draft);
    expect((await runCommand(['prices', 'check', file])).stderr).toContain('"?"');
    await writeFile(file, draft.replaceAll('"?"', '"1"'));
    await run(['check', file]);
    expect((await explain([...args, '--prices', file])).status).toBe('priced');
  });

  it('keeps what the list has when it adds a tier', async () => {
    const { advice } = await explain([...CALL, '--tier', 'night', ...USED]);
    expect(advice?.why).toContain('only in standard, batch, priority');
    expect(advice?.priceFile).toContain('prices: [{ input: "2", cached_input: "0.5", output: "8" }]');
    expect(advice?.priceFile).toContain('"night": { input: "?", cached_input: "?", output: "?" }');
    expect(advice?.priceFile).toMatch(/"batch": { input: "1", .*output: "4" }/);
  });

  it('lets nothing through that a terminal would obey', async () => {
    expect(await run(['explain', '--model', 'evil\u001b[2J', '--host', 'a.dev'])).not.toContain('\u001b');
  });
});

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

interface List {
  readonly at: string;
  readonly entries: readonly {
    readonly provider: string;
    readonly model: string;
    readonly tier: string;
    readonly prices: readonly { readonly meter: string; readonly usdPer: string; readonly source: string }[];
  }[];
}

describe('spendspan prices list', () => {
  it('shows the providers to whoever asks for nothing in particular', async () => {
    const text = await run(['list']);
    expect(text).toMatch(/^ {2}openai +\d+ +standard/m);
    expect(text).toContain('spendspan prices list --all');
    expect(text.split('\n').length).toBeLessThan(80);
  });

  it('shows the models of a provider as a table', async () => {
    const text = await run(['list', '--provider', 'openai', '--model', 'gpt-4.1', '--at', '2026-11-20']);
    expect(text).toContain('in force on 2026-11-20T00:00:00.000Z');
    expect(text).toMatch(/^ {2}gpt-4\.1 +2 +0\.5 +8 +catalog$/m);
    expect(text).toMatch(/^ {2}gpt-4\.1 +batch +1 .*overlay$/m);
    expect(text).toMatch(/Tools, USD each: web search call 0\.01/);
    expect(text).toMatch(/^ {2}catalog:genai-prices@/m);
  });

  it('has in JSON and CSV every price, as explain has it', async () => {
    const args = ['list', '--provider', 'openai', '--tier', 'standard', '--at', '2026-11-20'];
    const { entries } = JSON.parse(await run([...args, '--json'])) as List;
    expect(entries.length).toBeGreaterThan(90);
    const csv = (await run([...args, '--csv'])).trimEnd().split('\n');
    expect(csv[0]).toBe(
      'provider,hosts,model,tier,above_input_tokens,meter,size,quality,usd_per,per,unit,as,source,url,checked_on,from',
    );
    expect(csv.length - 1).toBe(entries.reduce((sum, entry) => sum + entry.prices.length, 0));
    const entry = entries.find(({ model }) => model === 'gpt-4.1');
    for (const { meter, usdPer, source } of (await explain([...CALL, ...USED])).lines) {
      expect(entry?.prices).toContainEqual(expect.objectContaining({ meter, usdPer, source }));
      expect(csv.join('\n')).toContain(`openai,,gpt-4.1,standard,,${meter},,,${usdPer},1000000,token,,${source},`);
    }
  });

  it('has every provider in JSON without being asked for all', async () => {
    const { entries } = JSON.parse(await run(['list', '--json'])) as List;
    expect(new Set(entries.map(({ provider }) => provider)).size).toBeGreaterThan(40);
    expect(await run(['list', '--all', '--tier', 'standard'])).toContain('claude-sonnet-4-5');
  });

  it('has the prices of a price file', async () => {
    const text = await run(['list', '--provider', 'house', '--prices', prices]);
    expect(text).toMatch(/^ {2}gpt-4\.1 +llm\.example\.com +3 +3 +9 +user$/m);
    expect(text).toContain('user:prices.yaml');
  });
});
