import type { Call, PriceExplanation, PriceListEntry, PriceReason } from '@spendspan/cost';
import { describeMeter } from './describe-meter.ts';
import {
  isFee,
  listPriceKeys,
  type PriceFileEntry,
  type Prices,
  readPriceKey,
  writePriceFileEntry,
} from './price-file-entry.ts';

/** Why an amount is missing or no more than a best guess, and what to do about it. */
export interface Advice {
  readonly why: string;
  readonly remedy: string;
  /** A price file to paste, prices to be filled in; absent where none helps. */
  readonly priceFile?: string;
}

/** What advice is given from. */
interface Question {
  readonly call: Call;
  readonly price: PriceExplanation;
  /** What the list that answered says of the model, in any tier; empty where it has it under another id. */
  readonly listed: readonly PriceListEntry[];
}

interface Draft {
  readonly why: string;
  readonly remedy: string;
  readonly entry?: Omit<PriceFileEntry, 'host' | 'provider'>;
}

/** Advice on a price; undefined where there is nothing to say. */
export function giveAdvice(question: Question): Advice | undefined {
  const { reason, host, provider } = question.price;
  if (reason === undefined) return undefined;
  const { why, remedy, entry } = DRAFTS[reason](question);
  if (!entry) return { why, remedy };
  if (entry.model && host === undefined && provider === undefined) {
    return { why, remedy: `${remedy}; say first where the call goes: --host or --provider` };
  }
  return { why, remedy, priceFile: writePriceFileEntry({ ...entry, host, provider }) };
}

const DRAFTS: Readonly<Record<PriceReason, (question: Question) => Draft>> = {
  no_model: () => ({ why: 'no model is named', remedy: 'give --model' }),
  unknown_model: (question) => ({
    why: `"${modelOf(question)}" is not in ${whoseList(question)}`,
    remedy: 'correct the id ("spendspan prices list --model …" shows ids), or give it a price in a price file',
    entry: { model: { id: modelOf(question), prices: toFill(question) } },
  }),
  unknown_host: ({ price }) => ({
    why:
      price.status === 'unpriced'
        ? `nobody knows the host ${price.host}, and list prices are not wanted on such hosts`
        : `nobody knows the host ${price.host}: charged at the list price of ${price.list ?? 'your price file'}`,
    remedy: 'name the host in a price file',
    entry: { listed: true },
  }),
  unknown_provider: ({ price }) => ({
    why: `neither host nor provider is known: charged at the list price of ${price.list ?? 'its maker'}`,
    remedy: 'say where the call goes: --host or --provider (on spans server.address and gen_ai.provider.name)',
  }),
  unknown_snapshot: (question) => ({
    why: `nobody lists "${modelOf(question)}": charged as "${question.call.requestModel}", the model asked for`,
    remedy: 'where its price is another, give it in a price file',
    entry: { model: { id: modelOf(question), prices: toFill(question) } },
  }),
  unknown_response_model: (question) => ({
    why: `nobody lists "${modelOf(question)}": charged as your price file lists "${question.call.requestModel}", the model asked for`,
    remedy: 'give its own price in the price file, or list the name asked for beneath deployments',
    entry: { model: { id: modelOf(question), prices: toFill(question) } },
  }),
  unpublished_tier: (question) => ({
    why: `"${modelOf(question)}" has a price, but none in the tier "${question.price.tier}"${listTiers(question)}`,
    remedy: 'correct the tier, or give its prices in a price file',
    entry: draftTier(question),
  }),
  missing_rate: (question) => ({
    why: `${(question.price.missing ?? []).map(describeMeter).join(', ')} was used and has no price: it is not in the amount`,
    remedy: 'give the price in a price file',
    entry: draftMissing(question),
  }),
  no_usage: () => ({ why: 'what the call used is not told', remedy: 'give --input and --output, or --usage' }),
  failed_call: () => ({
    why: 'the call failed and tells no usage',
    remedy: 'nothing: as far as is known nothing was billed',
  }),
  invalid_usage: () => ({ why: 'a count is no number that can be charged', remedy: 'correct it' }),
  estimated_usage: () => ({ why: 'the counts are an estimate', remedy: 'give what the provider reports' }),
  does_not_add_up: () => ({
    why: 'a part is larger than its total; every part was charged',
    remedy: '--input counts cached and cache-write tokens too, --output reasoning too: correct the counts',
  }),
  cache_modality: () => ({
    why: 'cached tokens of several modalities, whose prices differ, are one number',
    remedy: 'give --cached-audio too',
  }),
  cache_write_ttl: () => ({
    why: 'cache writes of a long life have no price of their own: charged as ordinary ones',
    remedy: 'give cache_write_1h or cache_write_12h in a price file',
  }),
  catalogue_unavailable: () => ({
    why: 'the price catalogue cannot be loaded',
    remedy: 'install @pydantic/genai-prices beside the command',
  }),
};

function modelOf({ call }: Question): string {
  return call.model ?? call.requestModel ?? '';
}

function whoseList({ price }: Question): string {
  if (price.source.startsWith('user:')) return 'your price file, which knows no other models there';
  return price.provider === undefined ? 'any price list' : `the price list of ${price.provider}`;
}

function toFill({ call }: Question): Prices {
  return new Map(listPriceKeys(call.usage).map((key) => [key, undefined]));
}

function listTiers({ listed }: Question): string {
  const tiers = [...new Set(listed.map(({ tier }) => tier))];
  return tiers.length === 0 ? '' : `, only in ${tiers.join(', ')}`;
}

/** Prices of a model as its list has them; to be filled in where they depend on the size of the request. */
function readListed(question: Question, tier = 'standard'): Prices {
  const bands = question.listed.filter((entry) => entry.tier === tier);
  const [only] = bands;
  if (!only || bands.length > 1) return toFill(question);
  const own = only.prices.filter(({ as, size, quality, meter }) => !as && !size && !quality && !isFee(meter));
  return new Map(own.map(({ meter, usdPer }) => [readPriceKey(meter), usdPer]));
}

/** All that the list says of the model: what a price file says of it takes the place of that. */
function draftModel(question: Question): NonNullable<PriceFileEntry['model']> {
  const tiers = new Set(question.listed.map(({ tier }) => tier).filter((tier) => tier !== 'standard'));
  return {
    id: modelOf(question),
    prices: readListed(question),
    tiers: new Map([...tiers].map((tier) => [tier, readListed(question, tier)])),
  };
}

function draftTier(question: Question): Omit<PriceFileEntry, 'host' | 'provider'> {
  const model = draftModel(question);
  const asked = new Map([...model.prices.keys()].map((key) => [key, undefined] as const));
  return { model: { ...model, tiers: new Map([...(model.tiers ?? []), [question.price.tier, asked]]) } };
}

function draftMissing(question: Question): Omit<PriceFileEntry, 'host' | 'provider'> {
  const missing = question.price.missing ?? [];
  const fees = missing.filter(isFee).map(readPriceKey);
  const keys = missing.filter((meter) => !isFee(meter)).map(readPriceKey);
  if (keys.length === 0) return { fees };
  const model = draftModel(question);
  const { tier } = question.price;
  const own = tier === 'standard' ? model.prices : (model.tiers?.get(tier) ?? model.prices);
  const completed = new Map([...own, ...keys.map((key) => [key, undefined] as const)]);
  if (tier === 'standard') return { model: { ...model, prices: completed }, fees };
  return { model: { ...model, tiers: new Map([...(model.tiers ?? []), [tier, completed]]) }, fees };
}
