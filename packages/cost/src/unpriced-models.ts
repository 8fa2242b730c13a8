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

/** Counts the calls that have no price, or only part of one, by model; says each one once in the log. */
export class UnpricedModels {
  readonly #models = new Map<string, Counted[]>();
  #size = 0;
  #others = 0;

  /** Counted models, most calls first; then the number of calls of further models. */
  list(): { readonly models: readonly UnpricedModel[]; readonly otherCalls: number } {
    const models = [...this.#models.values()].flat().map((model) => ({ ...model }));
    return { models: models.sort((one, other) => other.calls - one.calls), otherCalls: this.#others };
  }

  /** Notes a call whose price is `unpriced` or `partial`. */
  add(call: Call, { reason, missing = NOTHING }: Price): void {
    if (!reason || !PRICE_REASONS.has(reason)) return;
    const model = readName(call.model) || readName(call.requestModel);
    const counted = this.#models.get(model);
    if (!counted && this.#size >= MAX_MODELS) return void this.#others++;
    const host = readName(call.host);
    const tier = reason === 'unpublished_tier' ? readName(tierOf(call)) : '';
    const known = counted?.find(
      (one) => one.reason === reason && one.host === host && one.tier === tier && isSame(one.missing, missing),
    );
    if (known) known.calls++;
    else if (this.#size >= MAX_MODELS) this.#others++;
    else this.#addNew({ model: toFlat(model), host: toFlat(host), tier: toFlat(tier), reason, missing, calls: 1 });
  }

  #addNew(model: Counted): void {
    const counted = this.#models.get(model.model);
    if (counted) counted.push(model);
    else this.#models.set(model.model, [model]);
    this.#size++;
    if (this.#size > MAX_LINES) return;
    const last = this.#size === MAX_LINES ? '; further ones are counted, not logged' : '';
    diag.warn(`[@spendspan/cost] ${describe(model)}${last}`);
  }
}

const NOTHING: readonly string[] = [];

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((meter, index) => meter === other[index]);
}

function describe({ model, host, tier, reason, missing }: UnpricedModel): string {
  const where = host === '' ? '' : ` on ${host}`;
  const what = `"${model}"${where}${tier === '' ? '' : ` in the tier "${tier}"`}`;
  const rates = reason === 'missing_rate' ? `a price for ${missing.join(', ')} of ${what}` : `a price for ${what}`;
  return `got a call without ${rates} (${reason}), expected one in a price list; until your price file has it, that is unpriced`;
}

function readName(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, MAX_NAME) : '';
}
