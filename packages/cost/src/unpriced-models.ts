import { diag } from '@opentelemetry/api';
import { toFlat } from './flat-string.ts';
import { tierOf } from './service-tier.ts';
import type { Call, Price, PriceReason, UnpricedModel } from './types.ts';

/** Different models that are counted apart; the rest is one number. */
const MAX_MODELS = 1_000;
/** Models that get a line in the log. A service that meets more has another problem than its prices. */
const MAX_LINES = 100;
/** Longer names are cut: they come from outside. */
const MAX_NAME = 200;

/** Reasons that a price list could do away with. */
const PRICE_REASONS: ReadonlySet<PriceReason | undefined> = new Set([
  'unknown_model',
  'unknown_host',
  'unknown_provider',
  'unpublished_tier',
  'missing_rate',
]);

type Counted = { -readonly [key in keyof UnpricedModel]: UnpricedModel[key] };

/** How many calls of one model there were. */
export interface Tally {
  calls: number;
}

/** Counts the calls that have no price, or only part of one, by model; says each one once in the log. */
export class UnpricedModels {
  readonly #models = new Map<string, Counted[]>();
  #size = 0;
  /** Calls of models beyond the limit: nothing is ever forgotten, so that these stay beyond it. */
  readonly #others: Tally = { calls: 0 };
  readonly #uncounted: Tally = { calls: 0 };

  /** Counted models, most calls first; then the number of calls of further models. */
  list(): { readonly models: readonly UnpricedModel[]; readonly otherCalls: number } {
    const models = [...this.#models.values()].flat().map((model) => ({ ...model }));
    return { models: models.sort((one, other) => other.calls - one.calls), otherCalls: this.#others.calls };
  }

  /** Notes a call whose price is `unpriced` or `partial`. */
  add(call: Call, price: Price): void {
    this.findTally(call, price).calls++;
  }

  /** Where calls like this one are counted, as long as their price is the same; to be used at once. */
  findTally(call: Call, { reason, missing = NOTHING }: Price): Tally {
    if (!reason || !PRICE_REASONS.has(reason)) return this.#uncounted;
    const model = readName(call.model) || readName(call.requestModel);
    const counted = this.#models.get(model);
    if (!counted && this.#size >= MAX_MODELS) return this.#others;
    const host = readName(call.host);
    const tier = reason === 'unpublished_tier' ? readName(tierOf(call)) : '';
    const known = counted?.find(
      (one) => one.reason === reason && one.host === host && one.tier === tier && isSame(one.missing, missing),
    );
    if (known) return known;
    if (this.#size >= MAX_MODELS) return this.#others;
    return this.#addNew({ model: toFlat(model), host: toFlat(host), tier: toFlat(tier), reason, missing, calls: 0 });
  }

  #addNew(model: Counted): Tally {
    const counted = this.#models.get(model.model);
    if (counted) counted.push(model);
    else this.#models.set(model.model, [model]);
    this.#size++;
    if (this.#size > MAX_LINES) return model;
    const last = this.#size === MAX_LINES ? '; further ones are counted, not logged' : '';
    diag.warn(`[@spendspan/cost] ${describe(model)}${last}`);
    return model;
  }
}

const NOTHING: readonly string[] = [];

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((meter, index) => meter === other[index]);
}

function describe({ model, host, tier, reason, missing }: UnpricedModel): string {
  const where = host === '' ? '' : ` on ${host}`;
  const what = `"${model}"${where}${tier === '' ? '' : ` in the tier "${tier}"`}`;
  if (reason === 'unknown_host') {
    return `got a call of ${what}, a host that nobody knows (unknown_host), expected one in a price list; until your price file names the host, that is unpriced`;
  }
  const rates = reason === 'missing_rate' ? `a price for ${missing.join(', ')} of ${what}` : `a price for ${what}`;
  return `got a call without ${rates} (${reason}), expected one in a price list; until your price file has it, that is unpriced`;
}

function readName(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, MAX_NAME) : '';
}
