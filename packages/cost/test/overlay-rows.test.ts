import { describe, expect, test } from 'vitest';
import { createPricer, type Usage } from '../src/index.ts';
import { nameOverlay } from '../src/overlay/overlay.ts';
import { OVERLAY } from '../src/overlay/rows.ts';
import type { FeeRow, PriceRow, RowPrices } from '../src/overlay/types.ts';
import { canonicalProvider } from '../src/providers.ts';

const pricer = createPricer();
const TABLE = nameOverlay(OVERLAY);
const DATE = /^20\d\d-[01]\d-[0-3]\d$/;

/** Usage that is billed by one key alone, and how many of its units that is. */
const ONLY: Readonly<Record<string, readonly [usage: Usage, units: number, per: number]>> = {
  input: [{ inputTokens: 1000 }, 1000, 1_000_000],
  cached_input: [{ inputTokens: 1000, cachedInputTokens: 1000 }, 1000, 1_000_000],
  cache_write: [{ inputTokens: 1000, cacheWriteTokens: 1000 }, 1000, 1_000_000],
  cache_write_5m: [{ inputTokens: 1000, cacheWrite5mTokens: 1000 }, 1000, 1_000_000],
  cache_write_30m: [{ inputTokens: 1000, cacheWrite30mTokens: 1000 }, 1000, 1_000_000],
  cache_write_1h: [{ inputTokens: 1000, cacheWrite1hTokens: 1000 }, 1000, 1_000_000],
  cache_write_12h: [{ inputTokens: 1000, cacheWrite12hTokens: 1000 }, 1000, 1_000_000],
  output: [{ outputTokens: 1000 }, 1000, 1_000_000],
  reasoning: [{ outputTokens: 1000, reasoningTokens: 1000 }, 1000, 1_000_000],
  input_audio: [{ inputTokens: 1000, inputAudioTokens: 1000 }, 1000, 1_000_000],
  cached_audio: [
    { inputTokens: 1000, inputAudioTokens: 1000, cachedInputTokens: 1000, cachedAudioTokens: 1000 },
    1000,
    1_000_000,
  ],
  output_audio: [{ outputTokens: 1000, outputAudioTokens: 1000 }, 1000, 1_000_000],
  input_image: [{ inputTokens: 1000, inputImageTokens: 1000 }, 1000, 1_000_000],
  output_image: [{ outputTokens: 1000, outputImageTokens: 1000 }, 1000, 1_000_000],
  audio_minute: [{ audioSeconds: 60 }, 1, 1],
  video_second: [{ videoSeconds: 7 }, 7, 1],
  input_mchar: [{ inputCharacters: 1000 }, 1000, 1_000_000],
  image: [{ images: 3 }, 3, 1],
  web_search_call: [{ webSearchCalls: 2 }, 2, 1],
  web_search_preview_call: [{ webSearchPreviewCalls: 2 }, 2, 1],
  file_search_call: [{ fileSearchCalls: 2 }, 2, 1],
  code_interpreter_session: [{ codeInterpreterSessions: 2 }, 2, 1],
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

/** Every key of a row, charged alone, in the band above `inputTokens`. */
function checkPrices(row: PriceRow, usd: RowPrices, inputTokens: number): void {
  const request = row.usd['request'];
  for (const [key, price] of Object.entries(usd)) {
    if (key === 'request') continue;
    const [usage, units, per] = ONLY[key] ?? [{}, 0, 1];
    for (const model of idsOf(row)) {
      for (const provider of row.providers) {
        const long = { ...usage, inputTokens: (usage.inputTokens ?? 0) + inputTokens };
        const longInput = usage.inputTokens === undefined ? long : scale(usage, (inputTokens + 1000) / 1000);
        const used = inputTokens === 0 ? usage : longInput;
        const call = { provider, model, serviceTier: row.tier, at: new Date(row.from), usage: used };
        const { parts, picoUsd, source, reason } = pricer.price(call);
        const fee = request === undefined ? 0n : multiply(request, 1, 1);
        const rest = usage.inputTokens === undefined && inputTokens > 0 ? parts.input : 0n;
        const expected = multiply(price, inputTokens > 0 && usage.inputTokens ? inputTokens + units : units, per);
        expect((picoUsd ?? -1n) - fee - rest, `${provider} ${model} ${key}: ${reason}`).toBe(expected);
        expect(source).toContain(TABLE);
      }
    }
  }
}

/** The same tokens so many times. */
function scale(usage: Usage, factor: number): Usage {
  return Object.fromEntries(Object.entries(usage).map(([name, count]) => [name, Number(count) * factor]));
}

function name(row: PriceRow | FeeRow): string {
  const models = row.models instanceof RegExp ? row.models.source : (row.models?.[0] ?? 'every model');
  return `${row.providers.join(', ')} ${models} ${'tier' in row ? row.tier : ''} from ${row.from}`;
}

describe('every row of prices', () => {
  test.each(OVERLAY.prices.map((row) => [name(row), row] as const))('%s is what is charged', (_name, row) => {
    checkPrices(row, row.usd, 0);
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
      const [usage, units] = ONLY[key] ?? [{}, 0];
      for (const provider of row.providers) {
        const call = { provider, model, at: new Date(row.from), usage: { inputTokens: 0, ...usage } };
        expect(pricer.price(call).parts.fees, `${provider} ${model} ${key}`).toBe(multiply(usd, units, 1));
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
    expect(price.status).toBe('priced');
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
        const key = `${provider} ${id} ${row.tier} ${row.kind === 'add'} ${row.from}`;
        expect(seen.get(key), key).toBeUndefined();
        seen.set(key, row);
      }
    }
  }
});
