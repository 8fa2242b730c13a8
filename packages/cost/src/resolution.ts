import type { DatedCard } from './rate-card.ts';
import type { PriceReason } from './types.ts';

/** Whose rate applies to a model in one place. */
export interface Resolution {
  /** undefined: nobody's. */
  readonly card: DatedCard | undefined;
  /** Without a card: why. With one: why it is a best guess, if it is. */
  readonly reason: PriceReason | undefined;
  readonly source: string;
  /** Without a card: since when there is none, in milliseconds since 1970. @default always */
  readonly fromMs?: number | undefined;
  /** What applies before the first date of `card`, or before `fromMs`. */
  readonly before?: Resolution | undefined;
  /** The provider whose list the card is from; absent where a price file has it. */
  readonly list?: string | undefined;
}

/** What applies at a time (milliseconds since 1970): the card, or what comes before its first date. */
export function findInForce(resolution: Resolution, timeMs: number): Resolution {
  let current = resolution;
  while (current.before && !isInForce(current, timeMs)) current = current.before;
  return current;
}

function isInForce({ card, fromMs }: Resolution, timeMs: number): boolean {
  return card ? card.cardAt(timeMs) !== undefined : fromMs !== undefined && timeMs >= fromMs;
}

/**
 * Every moment, in milliseconds since 1970, at which what applies may change; undefined where it changes at hours of the day.
 */
export function listChanges(resolution: Resolution): readonly number[] | undefined {
  const { card, fromMs, before } = resolution;
  const own = card ? card.changes : fromMs === undefined ? [] : [fromMs];
  const earlier = before ? listChanges(before) : [];
  return own && earlier && [...own, ...earlier];
}

/** One model of a price list, and how what applies to it is found. */
export interface ListedModel {
  /** Catalogue name; of an entry of a price file that names none, the entry's name. */
  readonly provider: string;
  /** The only hosts that it is about; empty: whatever the host. */
  readonly hosts: readonly string[];
  readonly model: string;
  find(): Resolution;
}

/** Where a call went, and the models it names. */
export interface Place {
  /** Lower case, without port; undefined when the span does not say. */
  readonly host: string | undefined;
  readonly port: number | undefined;
  /** Catalogue name of the provider, from the host if it is known. */
  readonly provider: string | undefined;
  /** Whether the host says who answers. */
  readonly hostKnown: boolean;
  /** The model whose price is looked for: the one that answered; where the answer named none, the one asked for. */
  readonly model: string | undefined;
  /** The model asked for, where another one answered. */
  readonly askedModel: string | undefined;
}
