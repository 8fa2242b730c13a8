import type { Call, PriceExplanation, PriceListEntry } from '@spendspan/cost';
import {
  isFee,
  listPriceKeys,
  type PriceFileEntry,
  type PriceSet,
  type Prices,
  readPriceKey,
} from './price-file-entry.ts';
import type { PriceFileInUse } from './price-file-in-use.ts';

/** What advice is given from. */
export interface Question {
  readonly call: Call;
  readonly price: PriceExplanation;
  /** What the list that answered says of the model, in any tier; empty where it has it under another id. */
  readonly listed: readonly PriceListEntry[];
  readonly file: PriceFileInUse | undefined;
}

/** What is to be said in a price file, wherever it is about. */
export type Draft = Omit<PriceFileEntry, 'host' | 'provider'>;

/** A deployment has a name of its own: which model it is says more than a price would. */
export function draftUnknown(question: Question): { readonly remedy: string; readonly entry: Draft } {
  const { call, price } = question;
  const id = modelOf(question);
  if (price.provider === 'azure') {
    return {
      remedy:
        'where that is the name of a deployment, say in a price file which model it is; else correct the id, or give it a price beneath models',
      entry: { deployment: call.requestModel ?? id },
    };
  }
  return {
    remedy: 'correct the id ("spendspan prices list --model …" shows ids), or give it a price in a price file',
    entry: { model: { id, prices: toFill(question) } },
  };
}

/** The model that is priced. */
export function modelOf({ call }: Question): string {
  return call.model ?? call.requestModel ?? '';
}

/** What was used, to be filled in. */
export function toFill({ call }: Question): Prices {
  return new Map(listPriceKeys(call.usage).map((key) => [key, undefined]));
}

/** Prices of a model as its list has them, those of larger requests too; to be filled in where it has none. */
function readListed(question: Question, tier = 'standard'): PriceSet {
  const [first, ...larger] = question.listed
    .filter((entry) => entry.tier === tier)
    .map((entry) => ({ above: entry.aboveInputTokens ?? 0, prices: readOwn(entry) }))
    .sort((one, other) => one.above - other.above);
  if (!first) return { prices: toFill(question) };
  return { prices: first.prices, bands: larger };
}

function readOwn({ prices }: PriceListEntry): Prices {
  const own = prices.filter(({ as, size, quality, meter }) => !as && !size && !quality && !isFee(meter));
  return new Map(own.map(({ meter, usdPer }) => [readPriceKey(meter), usdPer]));
}

/** All that the list says of the model: what a price file says of it takes the place of that. */
function draftModel(question: Question): NonNullable<PriceFileEntry['model']> {
  const tiers = new Set(question.listed.map(({ tier }) => tier).filter((tier) => tier !== 'standard'));
  return {
    id: modelOf(question),
    ...readListed(question),
    tiers: new Map([...tiers].map((tier) => [tier, readListed(question, tier)])),
  };
}

/** What the list has, and a tier to be filled in. */
export function draftTier(question: Question): Draft {
  const { prices, bands, ...model } = draftModel(question);
  const asked = emptySet({ prices, ...(bands && { bands }) });
  const tiers = new Map([...(model.tiers ?? []), [question.price.tier, asked] as const]);
  return { model: { ...model, prices, ...(bands && { bands }), tiers } };
}

/** The same prices, all to be filled in. */
export function emptySet({ prices, bands }: PriceSet): PriceSet {
  const empty = (own: Prices): Prices => new Map([...own.keys()].map((key) => [key, undefined]));
  return {
    prices: empty(prices),
    ...(bands && { bands: bands.map((one) => ({ ...one, prices: empty(one.prices) })) }),
  };
}

/** What the list has, and what was missing to be filled in. */
export function draftMissing(question: Question): Draft {
  const missing = question.price.missing ?? [];
  const fees = missing.filter(isFee).map(readPriceKey);
  const keys = missing.filter((meter) => !isFee(meter)).map(readPriceKey);
  if (keys.length === 0) return { fees };
  const model = draftModel(question);
  const { tier } = question.price;
  const complete = ({ prices, bands = [] }: PriceSet): PriceSet => {
    const add = (own: Prices): Prices => new Map([...own, ...keys.map((key) => [key, undefined] as const)]);
    return { prices: add(prices), bands: bands.map((one) => ({ ...one, prices: add(one.prices) })) };
  };
  if (tier === 'standard') return { model: { ...model, ...complete(model) }, fees };
  const own = complete(model.tiers?.get(tier) ?? model);
  return { model: { ...model, tiers: new Map([...(model.tiers ?? []), [tier, own]]) }, fees };
}
