import type { Usage } from '@spendspan/cost';
import { indent } from './place-addition.ts';

/** What is to be said in a price file. */
export interface PriceFileEntry {
  /** Whom it is about: the host where there is one, else the provider. */
  readonly host?: string | undefined;
  readonly provider?: string | undefined;
  /** What applies to models that are not listed: list prices; absent: as the file says. */
  readonly listed?: boolean;
  readonly model?: ModelEntry;
  /** The name of a deployment whose model is to be filled in. */
  readonly deployment?: string;
  /** Keys of `fees`. */
  readonly fees?: readonly string[];
}

/** Prices of a model. */
export interface ModelEntry extends PriceSet {
  readonly id: string;
  readonly tiers?: ReadonlyMap<string, PriceSet>;
}

/** Prices of one tier of service. */
export interface PriceSet {
  readonly prices: Prices;
  /** Those of larger requests, ascending. */
  readonly bands?: readonly PriceBand[];
}

/** Prices of requests with more input tokens than this. */
export interface PriceBand {
  readonly above: number;
  readonly prices: Prices;
}

/** Prices by the keys of a price file; undefined: to be filled in. */
export type Prices = ReadonlyMap<string, string | undefined>;

/** A price file with this entry, to be pasted; `?` stands where something is to be filled in. */
export function writePriceFileEntry(entry: PriceFileEntry): string {
  const { listed, model, deployment, fees = [] } = entry;
  const lines = ['version: 1', 'currency: USD'];
  if (model || listed || deployment !== undefined) lines.push('providers:', ...indent(writeItem(entry), 2));
  if (fees.length > 0) lines.push(`fees: { ${writeFees(fees)} }`);
  return lines.join('\n');
}

/** An item of `providers`. */
export function writeItem(entry: PriceFileEntry): readonly string[] {
  const { listed, model, deployment } = entry;
  return [
    `- ${writeMatch(entry)}`,
    ...(listed ? ['  default: list # list prices; your own go beneath models:'] : []),
    ...(model ? ['  models:', ...indent(writeModel(model), 4)] : []),
    ...(deployment === undefined ? [] : [`  deployments: { ${writeDeployment(deployment)} }`]),
  ];
}

/** An item of `models`. */
export function writeModel({ id, tiers = new Map(), ...set }: ModelEntry): readonly string[] {
  return [
    `- match: { model: ${quote(id)} }`,
    `  prices: [{ ${writeSet(set)} }]`,
    ...(tiers.size === 0 ? [] : ['  service_tiers:']),
    ...[...tiers].map(([tier, own]) => `    ${writeTier(tier, own)}`),
  ];
}

/** A key of `service_tiers`. */
export function writeTier(tier: string, set: PriceSet): string {
  return `${quote(tier)}: { ${writeSet(set)} }`;
}

/** A key of `deployments`; `?` is its model. */
export function writeDeployment(name: string): string {
  return `${quote(name)}: "?"`;
}

/** Keys of `fees`. */
export function writeFees(fees: readonly string[]): string {
  return writePrices(new Map(fees.map((fee) => [fee, undefined])));
}

/** An item of `providers`, in braces. */
export function writeFlowItem(entry: PriceFileEntry): string {
  const { listed, model, deployment } = entry;
  const keys = [
    writeMatch(entry),
    ...(listed ? ['default: list'] : []),
    ...(model ? [`models: [${writeFlowModel(model)}]`] : []),
    ...(deployment === undefined ? [] : [`deployments: { ${writeDeployment(deployment)} }`]),
  ];
  return `{ ${keys.join(', ')} }`;
}

/** An item of `models`, in braces. */
export function writeFlowModel({ id, tiers = new Map(), ...set }: ModelEntry): string {
  const own = [...tiers].map(([tier, listed]) => writeTier(tier, listed));
  const rest = own.length === 0 ? '' : `, service_tiers: { ${own.join(', ')} }`;
  return `{ match: { model: ${quote(id)} }, prices: [{ ${writeSet(set)} }]${rest} }`;
}

function writeMatch({ host, provider }: PriceFileEntry): string {
  return `match: { ${host === undefined ? `provider: ${quote(provider ?? '?')}` : `server_address: ${quote(host)}`} }`;
}

function writeSet({ prices, bands = [] }: PriceSet): string {
  const items = bands.map((band) => `{ above_input_tokens: ${band.above}, ${writePrices(band.prices)} }`);
  return items.length === 0 ? writePrices(prices) : `${writePrices(prices)}, tiers: [${items.join(', ')}]`;
}

/** Keys and prices, apart by commas. */
export function writePrices(prices: Prices): string {
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
