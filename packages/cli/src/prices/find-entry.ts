import type { ParsedPriceFile } from '@spendspan/cost';

/** Where a call goes. */
export interface CallPlace {
  /** Lower case, without port. */
  readonly host: string | undefined;
  readonly port: number | undefined;
  /** As the catalogue calls it. */
  readonly provider: string | undefined;
}

/** The number of the entry of a price file that a call goes by, counted from 0; undefined where none is about it. */
export function findEntry({ providers }: ParsedPriceFile, place: CallPlace): number | undefined {
  let closest: { readonly index: number; readonly closeness: number } | undefined;
  for (const [index, { match }] of providers.entries()) {
    if (match.provider !== undefined && match.provider !== place.provider) continue;
    const hosts = match.addresses.map((address) => readCloseness(address, place));
    const host = match.addresses.length === 0 ? 1 : Math.max(...hosts);
    const closeness = host === 0 ? 0 : host + (match.provider === undefined || host === 1 ? 0 : 1);
    if (closeness > (closest?.closeness ?? 0)) closest = { index, closeness };
  }
  return closest?.index;
}

/** More than any host is long. */
const EXACT = 1000;

/** The host itself, then the smaller family of hosts, then the one that names the port: see "Which price applies" in docs/price-file.md. */
function readCloseness(
  { host, port }: ParsedPriceFile['providers'][number]['match']['addresses'][number],
  place: CallPlace,
): number {
  if (port !== undefined && port !== place.port) return 0;
  const named = port === undefined ? 0 : 2;
  if (host === place.host) return EXACT * 4 + named;
  return host.startsWith('*.') && place.host?.endsWith(host.slice(1)) ? host.length * 4 + named : 0;
}
