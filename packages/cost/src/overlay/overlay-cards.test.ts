import { expect, test } from 'vitest';
import { GenaiPrices } from '../catalogue/genai-prices.ts';
import { formatRate, type Rate } from '../rate.ts';
import type { RateCard } from '../rate-card.ts';
import type { Overlay } from './overlay.ts';
import { OverlayCards } from './overlay-cards.ts';

const seen = { source: 'https://example.com/pricing', checkedOn: '2026-11-20' };
const OVERLAY: Overlay = {
  prices: [
    {
      providers: ['openai'],
      models: ['gpt-4.1'],
      tier: 'batch',
      from: '2025-04-14',
      usd: { input: '1', output: '4' },
      ...seen,
    },
    {
      providers: ['openai'],
      models: ['gpt-4.1'],
      tier: 'batch',
      from: '2026-10-01',
      usd: { input: '0.9', output: '4' },
      ...seen,
    },
    {
      providers: ['openai'],
      models: ['gpt-4.1'],
      kind: 'add',
      from: '2026-10-01',
      usd: { input_audio: '40' },
      ...seen,
    },
    {
      providers: ['openai'],
      models: ['gpt-4.1-mini'],
      from: '2026-10-01',
      usd: { input: '3', output: '6' },
      above: [{ inputTokens: 1000, usd: { input: '6' } }],
      ...seen,
    },
    { providers: ['openai'], models: /ft:new-1:.+/, from: '2026-10-01', usd: { input: '7', output: '8' }, ...seen },
    {
      providers: ['openai'],
      models: ['paint-1'],
      from: '2026-10-01',
      usd: {},
      formats: [
        { meter: 'image', size: '256x256', usd: '0.01', isDefault: true },
        { meter: 'image', size: '512x512', usd: '0.02' },
      ],
      ...seen,
    },
  ],
  fees: [
    {
      providers: ['openai'],
      from: '2025-03-11',
      fees: { code_interpreter_session: '0.03', web_search_call: '0.02' },
      ...seen,
    },
  ],
  uplifts: [
    {
      providers: ['openai'],
      exampleHost: 'eu.api.openai.com',
      hosts: /[a-z]{2}\.api\.openai\.com/,
      models: ['gpt-4.1'],
      factor: '1.1',
      from: '2026-01-01',
      ...seen,
    },
  ],
  aliases: [
    { providers: ['openai'], alias: 'moving', model: 'gpt-4.1', from: '2026-01-01', ...seen },
    { providers: ['openai'], alias: 'moving', model: 'gpt-4.1-mini', from: '2026-06-01', ...seen },
  ],
};

const cards = new OverlayCards(new GenaiPrices(), () => OVERLAY);

function cardOf(model: string, day: string, more: { provider?: string; host?: string } = {}): RateCard | undefined {
  const card = cards.findCard(more.provider ?? 'openai', model, more.host);
  return card?.always ?? card?.cardAt(Date.parse(day));
}

function usd(rate: Rate | undefined): string | undefined {
  return rate && formatRate(rate, 1_000_000);
}

test('a tier is priced from its day on, by its latest row, and says where from', () => {
  expect(cardOf('gpt-4.1', '2025-04-13')?.tiers.size).toBe(0);
  expect(usd(cardOf('gpt-4.1', '2026-09-30')?.tiers.get('batch')?.[0].rates.input)).toBe('1');
  const rate = cardOf('gpt-4.1', '2026-10-01')?.tiers.get('batch')?.[0].rates.input;
  expect(usd(rate)).toBe('0.9');
  expect(rate?.origin).toEqual({
    table: 'overlay:2026-11-20',
    url: seen.source,
    checkedOn: '2026-11-20',
    from: '2026-10-01',
  });
});

test('a cached token in a tier that has no price for it costs what the input of that tier costs', () => {
  expect(usd(cardOf('gpt-4.1', '2026-11-01')?.tiers.get('batch')?.[0].rates.cachedInput)).toBe('0.9');
});

test('what is added stands beside the rates of the base, from its day on', () => {
  const { inputAudio, cachedAudio, input } = cardOf('gpt-4.1', '2026-10-01')?.standard[0].rates ?? {};
  expect([usd(inputAudio), usd(cachedAudio), usd(input), input?.origin.table]).toEqual([
    '40',
    '40',
    '2',
    'catalog:genai-prices@0.1.8',
  ]);
  expect(cardOf('gpt-4.1', '2026-09-30')?.standard[0].rates.inputAudio).toBeUndefined();
});

test('a row takes the place of the card of the base from its day on, with its context bands', () => {
  expect(usd(cardOf('gpt-4.1-mini', '2026-09-30')?.standard[0].rates.input)).toBe('0.4');
  const [low, high] = cardOf('gpt-4.1-mini', '2026-10-01')?.standard ?? [];
  expect([usd(low?.rates.input), high?.above, usd(high?.rates.input), usd(high?.rates.output)]).toEqual([
    '3',
    1000,
    '6',
    '6',
  ]);
});

test('fees of tools are there in every tier and band, before those of the base', () => {
  const card = cardOf('gpt-4.1', '2026-11-01');
  const batch = card?.tiers.get('batch')?.[0].rates;
  expect([usd(batch?.codeInterpreterSession), usd(batch?.webSearchCall)]).toEqual(['30000', '20000']);
  expect(usd(cardOf('gpt-4.1-mini', '2026-11-01')?.standard[1]?.rates.webSearchCall)).toBe('20000');
});

test('a model that the base lacks has its price before its first day too, and its family by pattern', () => {
  expect(usd(cardOf('ft:new-1:acme::x', '2026-01-01')?.standard[0].rates.output)).toBe('8');
  expect(cardOf('ft:new-1', '2026-11-01')).toBeUndefined();
  expect(cardOf('my-ft:new-1:acme', '2026-11-01')).toBeUndefined();
});

test('an alias moves with time', () => {
  expect(usd(cardOf('moving', '2026-05-31')?.standard[0].rates.input)).toBe('2');
  expect(usd(cardOf('moving', '2026-10-01')?.standard[0].rates.input)).toBe('3');
});

test('a surcharge of a host is on tokens, not on fees, and on that host only', () => {
  const { input, webSearchCall } =
    cardOf('gpt-4.1', '2026-11-01', { host: 'eu.api.openai.com' })?.standard[0].rates ?? {};
  expect([usd(input), usd(webSearchCall)]).toEqual(['2.2', '20000']);
  expect(input?.origin.table).toBe('overlay:2026-11-20+catalog:genai-prices@0.1.8');
  expect(usd(cardOf('gpt-4.1', '2026-11-01', { host: 'api.openai.com' })?.standard[0].rates.input)).toBe('2');
});

test('who resells at list price has the standard prices of the overlay, and no tier that is not its own', () => {
  const card = cardOf('gpt-4.1', '2026-11-01', { provider: 'azure' });
  expect([usd(card?.standard[0].rates.inputAudio), card?.tiers.size]).toEqual(['40', 0]);
});

test('the card of a moment is one object, however often it is asked for', () => {
  for (const [provider, model] of [
    ['azure', 'gpt-4.1'],
    ['openai', 'gpt-4.1'],
  ] as const) {
    const card = cards.findCard(provider, model);
    const at = (): RateCard | undefined => card?.always ?? card?.cardAt(Date.parse('2026-11-01'));
    expect(at()).toBe(at());
  }
});

test('who resells has a list of its own for the models of others, and nobody sells what is given away', () => {
  expect(cards.findCard('azure', 'deepseek-v4-pro')).toBeUndefined();
  expect(cards.findCard('azure', 'claude-haiku-4-5')).toBeDefined();
  expect(cards.findCard('openai', 'gpt-oss-120b')).toBeUndefined();
});

test('busy hours have prices of their own, on the days and from the day that the row says', () => {
  const busy: Overlay = {
    ...OVERLAY,
    prices: [
      {
        providers: ['openai'],
        models: ['gpt-4.1'],
        from: '2026-08-23',
        usd: { input: '5' },
        peak: { hours: [['01:00', '04:00']], weekdaysOnly: true, usd: { input: '10' } },
        ...seen,
      },
    ],
  };
  const card = new OverlayCards(new GenaiPrices(), () => busy).findCard('openai', 'gpt-4.1');
  const inputAt = (time: string): string | undefined => usd(card?.cardAt(Date.parse(time))?.standard[0].rates.input);
  // 2026-08-24 is a Monday.
  expect(
    ['2026-08-24T00:59:59.999Z', '2026-08-24T01:00Z', '2026-08-24T03:59Z', '2026-08-24T04:00Z'].map(inputAt),
  ).toEqual(['5', '10', '10', '5']);
  expect(['2026-08-23T02:00Z', '2026-08-22T02:00Z'].map(inputAt)).toEqual(['5', '2']);
});

test('every model of a row can be listed, one of a family by its plainest id', () => {
  const plain = { providers: ['acme'], from: '2026-10-01', usd: { input: '1' }, ...seen } as const;
  const listed = new OverlayCards(new GenaiPrices(), () => ({
    ...OVERLAY,
    prices: [
      { ...plain, models: ['a-1'] },
      { ...plain, models: /^ft:gpt-4\.1-2025-04-14(:.*)?$/ },
    ],
    aliases: [{ providers: ['acme'], alias: 'a', model: 'a-1', from: '2026-10-01', ...seen }],
  }));
  expect(listed.listProviders()).toContain('acme');
  expect(listed.listModels('acme')).toEqual(['a-1', 'ft:gpt-4.1-2025-04-14', 'a']);
});
