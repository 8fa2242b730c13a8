export const UTC = 'UTC';

/** The time zone of this browser. */
export const OWN_ZONE: string = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Every time zone that this browser knows: UTC, its own, then the others by name. */
export function listZones(): readonly string[] {
  const others = Intl.supportedValuesOf('timeZone').map((zone) => RENAMED[zone] ?? zone);
  return [...new Set([UTC, OWN_ZONE, ...others.sort()])];
}

/** Browsers tell some zones by the names that they had long ago. https://data.iana.org/time-zones/tzdb/backward */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** The zones in whose name every word of a text stands; what is itself the name of one, if an older one, is found, too. */
export function findZones(text: string, zones: readonly string[]): readonly string[] {
  const words = simplify(text).split(' ').filter(Boolean);
  const found = zones.filter((zone) => words.every((word) => simplify(zone).includes(word)));
  const own = text.trim();
  return found.length === 0 && isZone(own) ? [own] : found;
}

function simplify(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_/-]+/g, ' ');
}

function isZone(name: string): boolean {
  // An offset such as +01:00 has no summer time, and the console takes none.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat(undefined, { timeZone: name }));
  } catch {
    return false;
  }
}

/** A zone with how far its clocks are from UTC now: `Europe/Berlin (GMT+1)`. */
export function describeZone(zone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts();
  return `${zone.replaceAll('_', ' ')} (${parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''})`;
}
