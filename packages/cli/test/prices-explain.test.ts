import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALL, explain, FILE, runPrices, USED } from './prices-command.ts';

let folder: string;
let prices: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spendspan-prices-'));
  prices = join(folder, 'prices.yaml');
  await writeFile(prices, FILE);
});
afterAll(() => rm(folder, { recursive: true }));

describe('spendspan prices explain', () => {
  it('shows the arithmetic line by line, whose price it is, and where it is published', async () => {
    const text = await runPrices(['explain', ...CALL, ...USED]);
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
    const text = await runPrices([
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
    const text = await runPrices(['explain', ...CALL, '--tier', 'batch', '--input', '1000']);
    expect(text).toMatch(/^USD 0\.001 · priced/);
    expect(text).toMatch(/\[1\] overlay:\d{4}-\d{2}-\d{2} · https:\S+ · checked on \S+ · in force from 2025-04-14/);
  });

  it('takes the price of the day, and of the size of the request', async () => {
    const o3 = ['--model', 'o3', '--provider', 'openai', '--input', '1000000'];
    expect((await explain([...o3, '--at', '2025-06-09T23:59Z'])).costUsd).toBe('10.000000000000');
    expect((await explain([...o3, '--at', '2025-06-10'])).costUsd).toBe('2.000000000000');
    const gemini = ['--model', 'gemini-2.5-pro', '--provider', 'google', '--input', '300000'];
    expect(await runPrices(['explain', ...gemini])).toMatch(/^ {2}Context +requests above 200,000 input tokens$/m);
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
      trainedTokens: 26,
      requests: 27,
    };
    const flags =
      '--input 1 --cached 2 --output 3 --reasoning 4 --cache-write 5 --cache-write-5m 6 --cache-write-30m 7 --cache-write-1h 8 --cache-write-12h 9 --input-text 10 --input-audio 11 --cached-audio 12 --input-image 13 --output-audio 14 --output-image 15 --accepted-prediction 16 --rejected-prediction 17 --audio-seconds 18.5 --video-seconds 19.5 --characters 20 --images 21 --image-size 1024x1024 --image-quality hd --web-searches 22 --web-search-previews 23 --file-searches 24 --code-interpreter-sessions 25 --trained 26 --requests 27';
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
    const text = await runPrices(['explain', ...call, '--prices', prices]);
    expect(text).toMatch(/^ {2}Price list your price file$/m);
    expect(text).toContain(`Price file ${prices}`);
  });

  it('says so when nobody knows the host, and what to do', async () => {
    const call = ['--model', 'claude-sonnet-4-5', '--host', 'llm.acme.dev', '--input', '1000'];
    const text = await runPrices(['explain', ...call]);
    expect(text).toMatch(
      /^USD 0\.003 · estimated \(unknown_host\): nobody knows the host llm\.acme\.dev: .* anthropic\n/,
    );
    expect(text).toContain('server_address: "llm.acme.dev"');
    const none = await explain([...call, '--unknown-host', 'unpriced']);
    expect(none).toMatchObject({ status: 'unpriced', reason: 'unknown_host', costUsd: null, lines: [] });
  });

  it('says what is missing, and leaves it out of the amount', async () => {
    const text = await runPrices(['explain', ...CALL, '--output', '20', '--output-audio', '10']);
    expect(text).toMatch(/^at least USD 0\.00008 · partial \(missing_rate\): output audio .* no price/);
    expect(text).toMatch(/^ {2}output audio +10 +– +1M tokens +– +no price$/m);
  });

  it('lets nothing through that a terminal would obey', async () => {
    expect(await runPrices(['explain', '--model', 'evil\u001b[2J', '--host', 'a.dev'])).not.toContain('\u001b');
  });
});
