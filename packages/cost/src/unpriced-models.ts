import { diag } from '@opentelemetry/api';
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

/** Counts the calls that have no price, or only part of one, by model; says each one once in the log. */
export class UnpricedModels {
  readonly #models = new Map<string, { -readonly [key in keyof UnpricedModel]: UnpricedModel[key] }>();
  #others = 0;

  /** Counted models, most calls first; then the number of calls of further models. */
  list(): { readonly models: readonly UnpricedModel[]; readonly otherCalls: number } {
    const models = [...this.#models.values()].map((model) => ({ ...model }));
    return { models: models.sort((one, other) => other.calls - one.calls), otherCalls: this.#others };
  }

  /** Notes a call whose price is `unpriced` or `partial`. */
  add(call: Call, { reason, missing }: Price): void {
    if (!reason || !PRICE_REASONS.has(reason)) return;
    const model = readName(call.model) || readName(call.requestModel);
    const host = readName(call.host);
    const tier = reason === 'unpublished_tier' ? readName(call.serviceTier) : '';
    const key = [reason, model, host, tier, missing?.join()].join('\n');
    const known = this.#models.get(key);
    if (known) known.calls++;
    else if (this.#models.size >= MAX_MODELS) this.#others++;
    else this.#addNew(key, { model, host, tier, reason, missing: missing ?? [], calls: 1 });
  }

  #addNew(key: string, model: UnpricedModel): void {
    this.#models.set(key, model);
    const lines = this.#models.size;
    if (lines > MAX_LINES) return;
    diag.warn(
      `[@spendspan/cost] ${describe(model)}${lines === MAX_LINES ? '; further ones are counted, not logged' : ''}`,
    );
  }
}

function describe({ model, host, tier, reason, missing }: UnpricedModel): string {
  const where = host === '' ? '' : ` on ${host}`;
  const what = `"${model}"${where}${tier === '' ? '' : ` in the tier "${tier}"`}`;
  const rates = reason === 'missing_rate' ? `a price for ${missing.join(', ')} of ${what}` : `a price for ${what}`;
  return `got a call without ${rates} (${reason}), expected one in a price list; until your price file has it, that is unpriced`;
}

function readName(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, MAX_NAME) : '';
}
