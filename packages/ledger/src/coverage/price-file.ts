import type { Remedy } from './advise.ts';

/** What a price file is to say of one place: a host or, where no span names one, a provider. */
interface Place {
  readonly match: string;
  listed: boolean;
  readonly models: Map<string, Model>;
}

interface Model {
  readonly keys: Set<string>;
  readonly tiers: Set<string>;
}

/**
 * One whole price file that says all of the given, each host, model and fee once; `null` when there is nothing to say. `?`
 * stands where a price is to be filled in, which no check lets pass.
 */
export function writePriceFile(remedies: readonly Remedy[]): string | null {
  const places = new Map<string, Place>();
  const fees = new Set<string>();
  for (const { place, listed, model, fees: own } of remedies) {
    for (const fee of own ?? []) fees.add(fee);
    if (place === undefined || (!listed && !model)) continue;
    const match =
      place.host === null ? `provider: ${quote(place.provider)}` : `server_address: ${quote(writeHost(place.host))}`;
    const found = places.get(match) ?? { match, listed: false, models: new Map<string, Model>() };
    places.set(match, found);
    found.listed ||= listed === true;
    if (model) addModel(found, model);
  }
  if (places.size === 0 && fees.size === 0) return null;
  return [
    'version: 1',
    'currency: USD',
    ...(places.size === 0 ? [] : ['providers:', ...[...places.values()].flatMap(writePlace)]),
    ...(fees.size === 0 ? [] : [`fees: { ${writeKeys(fees)} }`]),
    '',
  ].join('\n');
}

/** An IPv6 address stands in brackets, since a port may follow. */
function writeHost(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

function addModel({ models }: Place, { id, keys, tier }: NonNullable<Remedy['model']>): void {
  const found = models.get(id) ?? { keys: new Set<string>(), tiers: new Set<string>() };
  models.set(id, found);
  for (const key of keys) found.keys.add(key);
  if (tier !== undefined) found.tiers.add(tier);
}

function writePlace({ match, listed, models }: Place): readonly string[] {
  return [
    `  - match: { ${match} }`,
    ...(listed ? ['    default: list # what the makers of the models charge'] : []),
    ...(models.size === 0 ? [] : ['    models:']),
    ...[...models].flatMap(([id, { keys, tiers }]) => [
      `      - match: { model: ${quote(id)} }`,
      `        prices: [{ ${writeKeys(keys)} }]`,
      ...(tiers.size === 0 ? [] : ['        service_tiers:']),
      ...[...tiers].map((tier) => `          ${quote(tier)}: { input: "?", output: "?" }`),
    ]),
  ];
}

function writeKeys(keys: ReadonlySet<string>): string {
  return [...keys].map((key) => `${key}: "?"`).join(', ');
}

/** JSON strings are YAML strings, whatever is in them. */
function quote(text: string | null): string {
  return JSON.stringify(text);
}
