/** Names under which providers report that a call was served at the standard price. */
const STANDARD = new Set(['', 'default', 'auto', 'on_demand', 'standard', 'standard_only']);

/** The tier whose prices apply; undefined is standard. */
export function readTier(serviceTier: string | undefined): string | undefined {
  if (typeof serviceTier !== 'string' || STANDARD.has(serviceTier)) return undefined;
  const tier = serviceTier.trim().toLowerCase();
  return STANDARD.has(tier) ? undefined : tier;
}
