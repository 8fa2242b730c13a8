import type { Usage } from '@spendspan/cost';

/** What is to be said in a price file. */
export interface PriceFileEntry {
  /** Whom it is about: the host where there is one, else the provider. */
  readonly host?: string | undefined;
  readonly provider?: string | undefined;
  /** What applies to models that are not listed: list prices; absent: as the file says. */
  readonly listed?: boolean;
  readonly model?: { readonly id: string; readonly prices: Prices; readonly tiers?: ReadonlyMap<string, Prices> };
  /** Keys of `fees`. */
  readonly fees?: readonly string[];
}

/** Prices by the keys of a price file; undefined: to be filled in. */
export type Prices = ReadonlyMap<string, string | undefined>;

/** A price file with this entry, to be pasted; `?` stands where a price is to be filled in, which no check lets pass. */
export function writePriceFileEntry({ host, provider, listed, model, fees = [] }: PriceFileEntry): string {
  const lines = ['version: 1', 'currency: USD'];
  if (model || listed) {
    const match = host === undefined ? `provider: ${quote(provider ?? '?')}` : `server_address: ${quote(host)}`;
    lines.push('providers:', `  - match: { ${match} }`);
    if (listed) lines.push('    default: list # list prices; your own go beneath models:');
  }
  if (model) {
    lines.push('    models:', `      - match: { model: ${quote(model.id)} }`);
    const { prices, tiers = new Map<string, Prices>() } = model;
    lines.push(`        prices: [{ ${writePrices(prices)} }]`);
    if (tiers.size > 0) lines.push('        service_tiers:');
    for (const [tier, own] of tiers) lines.push(`          ${quote(tier)}: { ${writePrices(own)} }`);
  }
  if (fees.length > 0) lines.push(`fees: { ${writePrices(new Map(fees.map((fee) => [fee, undefined])))} }`);
  return lines.join('\n');
}

function writePrices(prices: Prices): string {
  return [...prices].map(([key, usd = '?']) => `${key}: "${usd}"`).join(', ');
}

/** JSON strings are YAML too. */
function quote(text: string): string {
  return JSON.stringify(text);
}

/** The prices that a model needs for what was used. What has none is charged as `input` or `output`. */
export function listPriceKeys(usage: Usage): readonly string[] {
  const keys = KEYS.flatMap(([field, key]) => (usage[field] === undefined ? [] : [key]));
  return keys.length === 0 ? ['input', 'output'] : keys;
}

const KEYS: readonly (readonly [field: keyof Usage, key: string])[] = [
  ['inputTokens', 'input'],
  ['cachedInputTokens', 'cached_input'],
  ['cacheWriteTokens', 'cache_write'],
  ['cacheWrite5mTokens', 'cache_write_5m'],
  ['cacheWrite30mTokens', 'cache_write_30m'],
  ['cacheWrite1hTokens', 'cache_write_1h'],
  ['cacheWrite12hTokens', 'cache_write_12h'],
  ['inputAudioTokens', 'input_audio'],
  ['cachedAudioTokens', 'cached_audio'],
  ['outputTokens', 'output'],
  ['outputAudioTokens', 'output_audio'],
  ['outputImageTokens', 'output_image'],
  ['audioSeconds', 'audio_minute'],
  ['videoSeconds', 'video_second'],
  ['inputCharacters', 'input_mchar'],
  ['images', 'image'],
];

/** The key of a component in a price file: among `fees`, or among the prices of a model. */
export function readPriceKey(meter: string): string {
  return OTHER_KEYS.get(meter) ?? meter.replace(/([a-z])([A-Z]|\d)/g, '$1_$2').toLowerCase();
}

const OTHER_KEYS: ReadonlyMap<string, string> = new Map([
  ['audioSecond', 'audio_minute'],
  ['inputCharacter', 'input_mchar'],
]);

const FEE = /(Call|Session)$/;

/** Whether a component is a fee of a tool, not a price of a model. */
export function isFee(meter: string): boolean {
  return FEE.test(meter);
}
