import { describe, expect, test } from 'vitest';
import { createPricer, type PriceParts, type Usage } from '../src/index.ts';
import { loadOverlay } from '../src/overlay/load-overlay.ts';
import { nameOverlay } from '../src/overlay/overlay.ts';
import type { FeeRow, PriceRow, RowPrices } from '../src/overlay/types.ts';
import { canonicalProvider } from '../src/providers.ts';

const OVERLAY = loadOverlay();

const pricer = createPricer();
const TABLE = nameOverlay(OVERLAY);
const DATE = /^20\d\d-[01]\d-[0-3]\d$/;

/** Usage that is billed by one key alone, its part of the bill, how many units that is, and how many a price buys. */
interface Only {
  readonly usage: Usage;
  readonly part: keyof PriceParts;
  readonly units: number;
  readonly per: number;
}

function tokens(part: keyof PriceParts, ...names: readonly (keyof Usage)[]): Only {
  return { usage: Object.fromEntries(names.map((name) => [name, 1000])), part, units: 1000, per: 1_000_000 };
}

function pieces(part: keyof PriceParts, usage: Usage, units: number, per = 1): Only {
  return { usage, part, units, per };
}

const ONLY: Readonly<Record<string, Only>> = {
  input: tokens('input', 'inputTokens'),
  cached_input: tokens('cacheRead', 'inputTokens', 'cachedInputTokens'),
  cache_write: tokens('cacheWrite', 'inputTokens', 'cacheWriteTokens'),
  cache_write_5m: tokens('cacheWrite', 'inputTokens', 'cacheWrite5mTokens'),
  cache_write_30m: tokens('cacheWrite', 'inputTokens', 'cacheWrite30mTokens'),
  cache_write_1h: tokens('cacheWrite', 'inputTokens', 'cacheWrite1hTokens'),
  cache_write_12h: tokens('cacheWrite', 'inputTokens', 'cacheWrite12hTokens'),
  output: tokens('output', 'outputTokens'),
  reasoning: tokens('output', 'outputTokens', 'reasoningTokens'),
  input_audio: tokens('input', 'inputTokens', 'inputAudioTokens'),
  cached_audio: tokens('cacheRead', 'inputTokens', 'inputAudioTokens', 'cachedInputTokens', 'cachedAudioTokens'),
  output_audio: tokens('output', 'outputTokens', 'outputAudioTokens'),
  input_image: tokens('input', 'inputTokens', 'inputImageTokens'),
  output_image: tokens('output', 'outputTokens', 'outputImageTokens'),
  audio_minute: pieces('media', { audioSeconds: 60 }, 1),
  video_second: pieces('media', { videoSeconds: 7 }, 7),
  input_mchar: pieces('media', { inputCharacters: 1000 }, 1000, 1_000_000),
  image: pieces('media', { images: 3 }, 3),
  request: pieces('fees', { inputTokens: 1 }, 1),
  web_search_call: pieces('fees', { webSearchCalls: 2 }, 2),
  web_search_preview_call: pieces('fees', { webSearchPreviewCalls: 2 }, 2),
  file_search_call: pieces('fees', { fileSearchCalls: 2 }, 2),
  code_interpreter_session: pieces('fees', { codeInterpreterSessions: 2 }, 2),
};

/** `units` × `usd` / `per` in pico-USD, by integers alone. */
function multiply(usd: string, units: number, per: number): bigint {
  const [whole = '', fraction = ''] = usd.split('.');
  const pico = BigInt(whole + fraction.padEnd(18, '0')) * BigInt(units);
  return pico / BigInt(per) / 1_000_000n;
}

function idsOf({ models, example }: Pick<PriceRow, 'models' | 'example'>): readonly string[] {
  return models instanceof RegExp ? [example ?? 'no example'] : models;
}

/** What a row charges in the first of its busy hours: nothing else where that day has none. */
function firstPeakUsd({ from, peak, usd }: PriceRow): RowPrices {
  const day = new Date(from).getUTCDay();
  return peak && !(peak.weekdaysOnly && (day === 0 || day === 6)) ? peak.usd : usd;
}

/** The same usage in a request whose input is above so many tokens. */
function lengthen({ usage, units, ...only }: Only, above: number): Only {
  if (above === 0) return { usage, units, ...only };
  if (usage.inputTokens !== 1000) return { usage: { ...usage, inputTokens: above + 1 }, units, ...only };
  const all = Object.keys(usage).map((name) => [name, above + 1000] as const);
  return { usage: Object.fromEntries(all), units: above + 1000, ...only };
}

/** Every key of a row, charged alone, in the band above so many input tokens. */
function checkPrices(row: PriceRow, usd: RowPrices, above: number): void {
  for (const [key, price] of Object.entries(usd)) {
    const { usage, part, units, per } = lengthen(ONLY[key] ?? tokens('input'), above);
    for (const model of idsOf(row)) {
      for (const provider of row.providers) {
        const call = { provider, host: row.exampleHost, model, serviceTier: row.tier, at: new Date(row.from), usage };
        const { parts, source, reason } = pricer.price(call);
        expect(parts[part], `${provider} ${model} ${key} above ${above}: ${reason}`).toBe(multiply(price, units, per));
        expect(source).toContain(TABLE);
      }
    }
  }
}

function name(row: PriceRow | FeeRow): string {
  const models = row.models instanceof RegExp ? row.models.source : (row.models?.[0] ?? 'every model');
  const where = 'exampleHost' in row ? ` at ${row.exampleHost}` : '';
  return `${row.providers.join(', ')} ${models} ${'tier' in row ? row.tier : ''} from ${row.from}${where}`;
}

describe('every row of prices', () => {
  test.each(OVERLAY.prices.map((row) => [name(row), row] as const))('%s is what is charged', (_name, row) => {
    checkPrices(row, row.usd, 0);
    if (row.peak) checkPrices({ ...row, from: `${row.from}T01:00Z` }, firstPeakUsd(row), 0);
    for (const { inputTokens, usd } of row.above ?? []) checkPrices(row, usd, inputTokens);
    for (const format of row.formats ?? []) {
      const usage: Usage = {
        ...(format.meter === 'image' ? { images: 1 } : { videoSeconds: 1 }),
        imageSize: format.size,
        imageQuality: format.quality,
      };
      for (const model of idsOf(row)) {
        const { picoUsd } = pricer.price({ provider: row.providers[0], model, at: new Date(row.from), usage });
        expect(picoUsd, `${model} ${format.size} ${format.quality}`).toBe(multiply(format.usd, 1, 1));
      }
    }
  });
});

describe('every row of fees', () => {
  test.each(OVERLAY.fees.map((row) => [name(row), row] as const))('%s is what is charged', (_name, row) => {
    const model = row.models instanceof RegExp ? row.example : (row.models?.[0] ?? row.example);
    for (const [key, usd] of Object.entries(row.fees)) {
      const { usage, units } = ONLY[key] ?? tokens('fees');
      for (const provider of row.providers) {
        const { parts } = pricer.price({ provider, model, at: new Date(row.from), usage });
        expect(parts.fees, `${provider} ${model} ${key}`).toBe(multiply(usd, units, 1));
      }
    }
  });
});

describe('every surcharge and alias', () => {
  test.each(OVERLAY.uplifts)('$factor for $hosts', ({ providers, models, example, factor, exampleHost, from }) => {
    for (const model of models instanceof RegExp ? [example ?? ''] : models) {
      const call = { provider: providers[0], model, at: new Date(from), usage: { inputTokens: 1000 } };
      const plain = pricer.price(call).picoUsd ?? -1n;
      const raised = pricer.price({ ...call, host: exampleHost }).picoUsd;
      expect((raised ?? -1n) * 10n ** 6n, model).toBe(plain * BigInt(Math.round(Number(factor) * 1e6)));
    }
  });

  test.each(OVERLAY.aliases)('$alias is $model from $from', ({ providers, alias, model, from }) => {
    const call = { provider: providers[0], at: new Date(from), usage: { inputTokens: 1000, outputTokens: 10 } };
    const price = pricer.price({ ...call, model: alias });
    expect(price).toEqual(pricer.price({ ...call, model }));
    expect(price.status).not.toBe('unpriced');
  });
});

test('every row says where and when it was read, of ids and providers as they are looked up', () => {
  const rows = [...OVERLAY.prices, ...OVERLAY.fees, ...OVERLAY.uplifts, ...OVERLAY.aliases];
  for (const row of rows) {
    expect(() => new URL(row.source)).not.toThrow();
    expect(row.from).toMatch(DATE);
    expect(row.checkedOn).toMatch(DATE);
    expect(row.providers.map(canonicalProvider)).toEqual(row.providers);
    const ids = 'models' in row && Array.isArray(row.models) ? row.models : [];
    expect(ids.map((id: string) => id.toLowerCase())).toEqual(ids);
  }
});

test('no two rows give one price twice', () => {
  const seen = new Map<string, PriceRow>();
  for (const row of OVERLAY.prices) {
    for (const provider of row.providers) {
      for (const id of row.models instanceof RegExp ? [row.models.source] : row.models) {
        const key = `${provider} ${id} ${row.tier} ${row.kind === 'add'} ${row.from} ${row.hosts?.source}`;
        expect(seen.get(key), key).toBeUndefined();
        seen.set(key, row);
      }
    }
  }
});
