/** Names under which providers report that a call was served at the standard price. */
const STANDARD = new Set(['', 'default', 'auto', 'on_demand', 'standard', 'standard_only']);

/** The tier whose prices apply; undefined is standard. */
export function readTier(serviceTier: string | undefined): string | undefined {
  if (typeof serviceTier !== 'string' || STANDARD.has(serviceTier)) return undefined;
  const tier = serviceTier.trim().toLowerCase();
  return STANDARD.has(tier) ? undefined : tier;
}

/** Names for one tier: what is asked for as `fast` is served, and priced, as `priority` (https://developers.openai.com/api/docs/guides/priority-processing). */
const SYNONYMS: ReadonlyMap<string, string> = new Map([['fast', 'priority']]);

/** What a tier has in a table by name; undefined where it is not published. */
export function findTier<Value>(tiers: ReadonlyMap<string, Value>, tier: string): Value | undefined {
  return tiers.get(tier) ?? tiers.get(SYNONYMS.get(tier) ?? tier);
}
