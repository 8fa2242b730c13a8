import type { Call } from './types.ts';

/** Names under which providers report that a call was served at the standard price. */
const STANDARD = new Set(['', 'default', 'auto', 'on_demand', 'standard', 'standard_only']);

/** The tier of a call, by the provider's word where there is one; undefined where neither side names any. */
export function tierOf({ serviceTier, requestServiceTier }: Partial<Call>): string | undefined {
  return isSilent(serviceTier) ? requestServiceTier : serviceTier;
}

/** Whether only the application named the tier: providers serve, and bill, another one when they are busy. */
export function isUnconfirmed({ serviceTier }: Partial<Call>): boolean {
  return isSilent(serviceTier);
}

/** Nothing, or blanks, which some gateways send. */
function isSilent(serviceTier: unknown): boolean {
  if (!serviceTier) return true;
  // Nearly every name begins with a letter: to look at that is quicker than to trim.
  return typeof serviceTier === 'string' && !/^[!-~]/.test(serviceTier) && serviceTier.trim() === '';
}

/** The tier whose prices apply; undefined is standard. */
export function readTier(serviceTier: string | undefined): string | undefined {
  if (typeof serviceTier !== 'string' || STANDARD.has(serviceTier)) return undefined;
  const tier = serviceTier.trim().toLowerCase();
  return STANDARD.has(tier) ? undefined : tier;
}

/** Names for one tier: what is asked for as `fast` is served, and priced, as `priority` (https://developers.openai.com/api/docs/guides/priority-processing). */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['fast', 'priority'],
  ['priority', 'fast'],
]);

/** What a tier has in a table by name; undefined where it is not published. */
export function findTier<Value>(tiers: ReadonlyMap<string, Value>, tier: string): Value | undefined {
  return tiers.get(tier) ?? tiers.get(SYNONYMS.get(tier) ?? tier);
}
