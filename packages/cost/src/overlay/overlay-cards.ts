import { joinChanges, multiplyCard } from '../dated-card.ts';
import { parseDecimal } from '../decimal.ts';
import { METERS, type Meter } from '../meters.ts';
import type { BaseCards, DatedCard, RateCard, RateCards } from '../rate-card.ts';
import { isAtHost, pickHostRows } from './host-rows.ts';
import { layerCard } from './layered-card.ts';
import { nameOverlay, type Overlay } from './overlay.ts';
import { RowIndex } from './row-index.ts';
import { isResoldAtList, isSold } from './sellers.ts';
import type { AliasRow, FeeRow, PriceRow, UpliftRow } from './types.ts';

/** The rows of an overlay, ready to be looked up. */
interface Indexed {
  readonly table: string;
  readonly prices: RowIndex<PriceRow>;
  readonly fees: RowIndex<FeeRow>;
  readonly uplifts: RowIndex<UpliftRow>;
  readonly aliases: RowIndex<AliasRow & { readonly models: readonly string[] }>;
}

/** The overlay above a base catalogue. */
export class OverlayCards implements RateCards {
  readonly #base: BaseCards;
  readonly #load: () => Overlay;
  #indexed: Indexed | undefined;

  /** @param load called at the first look-up. */
  constructor(base: BaseCards, load: () => Overlay) {
    this.#base = base;
    this.#load = load;
  }

  get #rows(): Indexed {
    this.#indexed ??= indexRows(this.#load());
    return this.#indexed;
  }

  get source(): string {
    return this.#base.source;
  }

  findCard(provider: string, model: string, host?: string): DatedCard | undefined {
    const card = this.#followAlias(provider, model, host);
    return card && host !== undefined ? this.#uplift(card, provider, model, host) : card;
  }

  /** Patterns of the overlay are as good as names: each is about the ids of one model. */
  hasName(provider: string, model: string): boolean {
    const { prices, aliases } = this.#rows;
    return (
      prices.list(provider, model).length > 0 ||
      aliases.list(provider, model).length > 0 ||
      this.#base.hasName(provider, model) ||
      this.#base.fallbacksOf(provider).some((other) => isResoldAtList(other, model) && this.hasName(other, model))
    );
  }

  listProviders(): readonly string[] {
    return [...new Set([...this.#base.listProviders(), ...this.#rows.prices.listProviders()])];
  }

  listModels(provider: string): readonly string[] {
    const resold = this.#base
      .fallbacksOf(provider)
      .flatMap((other) => this.#listOwn(other).filter((model) => isResoldAtList(other, model)));
    return [...new Set([...this.#listOwn(provider), ...resold])];
  }

  #listOwn(provider: string): readonly string[] {
    return [
      ...this.#base.listOwn(provider),
      ...this.#rows.prices.listModels(provider),
      ...this.#rows.aliases.listModels(provider),
    ];
  }

  #findOwn(provider: string, model: string, host?: string): DatedCard | undefined {
    if (!isSold(provider, model)) return undefined;
    const prices = pickHostRows(this.#rows.prices.list(provider, model), host);
    const base = this.#base.findOwn(provider, model) ?? this.#findElsewhere(provider, model);
    if (!base && !prices.some(({ tier }) => tier === undefined)) return undefined;
    const fees = this.#rows.fees.list(provider, model);
    return prices.length + fees.length === 0 ? base : layerCard(base, { prices, fees, table: this.#rows.table });
  }

  /** The list price of a provider whose models this one sells as well. Tiers are each seller's own. */
  #findElsewhere(provider: string, model: string): DatedCard | undefined {
    for (const other of this.#base.fallbacksOf(provider)) {
      const card = isResoldAtList(other, model) ? this.#findOwn(other, model) : undefined;
      if (card) return withoutTiers(card);
    }
    return undefined;
  }

  /** An alias stands for its model from its day on; before that, for what the tables call by that name, if anything. */
  #followAlias(provider: string, model: string, host: string | undefined): DatedCard | undefined {
    const own = this.#findOwn(provider, model, host);
    const named = this.#rows.aliases.list(provider, model).flatMap(({ from, model: target }) => {
      const card = this.#findOwn(provider, target, host);
      return card ? [{ fromMs: Date.parse(from), card }] : [];
    });
    const [first] = named;
    if (!first) return own;
    return {
      source: first.card.source,
      always: undefined,
      changes: joinChanges(
        [own, ...named.map(({ card }) => card)],
        named.map(({ fromMs }) => fromMs),
      ),
      cardAt(timeMs) {
        const card = named.findLast(({ fromMs }) => fromMs <= timeMs)?.card ?? own ?? first.card;
        return card.always ?? card.cardAt(timeMs);
      },
    };
  }

  #uplift(card: DatedCard, provider: string, model: string, host: string): DatedCard {
    const rows = this.#rows.uplifts.list(provider, model).filter(({ hosts }) => isAtHost(hosts, host));
    const row = rows.at(-1);
    const factor = parseDecimal(row?.factor ?? '');
    if (!row || !factor) return card;
    const { source: url, checkedOn, from } = row;
    const { table } = this.#rows;
    return multiplyCard(card, { kind: 'surcharge', factor, table, url, checkedOn, from }, isTokenMeter);
  }
}

function indexRows(overlay: Overlay): Indexed {
  return {
    table: nameOverlay(overlay),
    prices: new RowIndex(overlay.prices),
    fees: new RowIndex(overlay.fees),
    uplifts: new RowIndex(overlay.uplifts),
    aliases: new RowIndex(overlay.aliases.map((row) => ({ ...row, models: [row.alias] }))),
  };
}

const TOKEN_METERS: ReadonlySet<Meter> = new Set(
  METERS.flatMap(({ meter, unit }) => (unit.name === 'token' ? [meter] : [])),
);

function isTokenMeter(meter: Meter): boolean {
  return TOKEN_METERS.has(meter);
}

const NO_TIERS: RateCard['tiers'] = new Map();

/** The same card without its tiers; the same object each time, since others remember by it. */
function withoutTiers(card: DatedCard): DatedCard {
  const stripped = new WeakMap<RateCard, RateCard>();
  const strip = (full: RateCard | undefined): RateCard | undefined => {
    if (!full) return undefined;
    const known = stripped.get(full) ?? { ...full, tiers: NO_TIERS };
    stripped.set(full, known);
    return known;
  };
  const { source, changes } = card;
  return { source, changes, always: strip(card.always), cardAt: (timeMs) => strip(card.cardAt(timeMs)) };
}
