import { findProviderOfHost } from '../providers.ts';
import type { Place } from '../resolution.ts';
import type { FileAddress, FileMatch, FileProvider } from './types.ts';

/** Entries about a place, the closest first. */
export function listEntries(entries: readonly FileProvider[], place: Place): readonly FileProvider[] {
  return entries
    .map((entry) => ({ entry, closeness: readCloseness(entry.match, place) }))
    .filter(({ closeness }) => closeness > 0)
    .sort((one, other) => other.closeness - one.closeness)
    .map(({ entry }) => entry);
}

/**
 * How closely an entry is about a place; 0: not at all. The host itself goes before a family of hosts, the smaller
 * family before the larger one, then the one that names the port, then the one that names the provider too.
 */
function readCloseness(match: FileMatch, place: Place): number {
  if (match.provider !== undefined && match.provider !== place.provider) return 0;
  if (match.addresses.length === 0) return 1;
  const closest = Math.max(...match.addresses.map((address) => readAddressCloseness(address, place)));
  return closest === 0 ? 0 : closest + (match.provider === undefined ? 0 : 1);
}

/** More than any host is long. */
const EXACT = 1000;

function readAddressCloseness(address: FileAddress, { host, port }: Place): number {
  if (address.port !== undefined && address.port !== port) return 0;
  const named = address.port === undefined ? 0 : 2;
  if (address.host === host) return EXACT * 4 + named;
  return address.host.startsWith('*.') && host?.endsWith(address.host.slice(1)) ? address.host.length * 4 + named : 0;
}

/** A place that an entry is about. */
export function placeOf({ addresses: [address], provider }: FileMatch): Place {
  const byHost = address && findProviderOfHost(address.host);
  return {
    host: address?.host,
    port: address?.port,
    provider: byHost ?? provider,
    hostKnown: byHost !== undefined,
    model: undefined,
    askedModel: undefined,
  };
}
