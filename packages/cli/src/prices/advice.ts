import type { PriceReason } from '@spendspan/cost';
import { formatDay } from '../list-price-file.ts';
import { planAdditions, planEarlierPrice } from './addition.ts';
import { describeMeter } from './describe-meter.ts';
import { type Draft, draftMissing, draftTier, draftUnknown, modelOf, type Question, toFill } from './draft-entry.ts';
import { findFileModel } from './find-file-model.ts';
import type { Addition } from './place-addition.ts';
import { writePriceFileEntry } from './price-file-entry.ts';

/** Why an amount is missing or no more than a best guess, and what to do about it. */
export interface Advice {
  readonly why: string;
  readonly remedy: string;
  /** A whole price file, prices to be filled in; absent where none helps, or one is in use already. */
  readonly priceFile?: string;
  /** What to add to the price file in use; absent where none is, or nothing helps. */
  readonly additions?: readonly Addition[];
  /** What the prices to be filled in are in; absent where there are none. */
  readonly currency?: string;
}

/** Advice on a price; undefined where there is nothing to say. */
export function giveAdvice(question: Question): Advice | undefined {
  const { reason, host, provider } = question.price;
  if (reason === undefined) return undefined;
  const early = reason === 'unknown_model' ? adviseEarlier(question) : undefined;
  if (early) return early;
  const { why, remedy, entry } = DRAFTS[reason](question);
  if (!entry) return { why, remedy };
  if ((entry.model || entry.deployment) && host === undefined && provider === undefined) {
    return { why, remedy: `${remedy}; say first where the call goes: --host or --provider` };
  }
  const { file } = question;
  const whole = { ...entry, host, provider };
  if (!file) return { why, remedy, priceFile: writePriceFileEntry(whole), currency: 'USD' };
  return { why, remedy, additions: planAdditions(whole, question, file), currency: file.parsed.currency };
}

/** The file has the model, and the call is from before its first price. */
function adviseEarlier(question: Question): Advice | undefined {
  const { price, file } = question;
  const entry = file?.parsed.providers[price.entry?.index ?? -1];
  const model = entry && findFileModel(entry, modelOf(question));
  if (!file || !model || Date.parse(price.at) >= model.fromMs) return undefined;
  return {
    why: `the first price of "${modelOf(question)}" in your price file is from ${formatDay(model.fromMs)}, after the call`,
    remedy: 'give the price of that time too: one without `from` holds until the first date',
    additions: [planEarlierPrice(toFill(question), model, question, file)],
    currency: file.parsed.currency,
  };
}

interface Words {
  readonly why: string;
  readonly remedy: string;
  readonly entry?: Draft;
}

const DRAFTS: Readonly<Record<PriceReason, (question: Question) => Words>> = {
  no_model: () => ({ why: 'no model is named', remedy: 'give --model' }),
  unknown_model: (question) => ({
    why: `"${modelOf(question)}" is not in ${whoseList(question)}`,
    ...draftUnknown(question),
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
  summed_usage: () => ({
    why: 'the price depends on how long a request is, and the counts are the sum of several: charged by their average',
    remedy: 'nothing: a batch tells no more',
  }),
  cache_modality: () => ({
    why: 'cached tokens of several modalities, whose prices differ, are one number',
    remedy: 'give --cached-audio too',
  }),
  output_modality: () => ({
    why: 'nobody says what of the output is text and what picture, whose prices differ: all was charged as picture',
    remedy: 'give --output-image too',
  }),
  cache_write_ttl: () => ({
    why: 'cache writes of a long life have no price of their own: charged as ordinary ones',
    remedy: 'give cache_write_1h or cache_write_12h in a price file',
  }),
  unconfirmed_tier: ({ price }) => ({
    why: `the answer names no tier: charged in the tier asked for, "${price.tier}", which a provider may decline`,
    remedy: 'give --tier, where it is known which one served',
  }),
  price_varies: () => ({
    why: 'the price depends on what no usage tells; the usual one was charged',
    remedy: 'give the one that you pay in a price file',
  }),
  prepaid: ({ call }) => ({
    why: `your price file says that "${call.requestModel ?? call.model}" is paid by the hour: a call has no price of its own`,
    remedy: 'to spread the bill over calls, list the deployment as a model with prices in the price file',
  }),
  no_exchange_rate: () => ({
    why: 'the call is from before the first exchange rate of your price file',
    remedy: 'add the rate of that time beneath exchange_rates',
  }),
  catalogue_unavailable: () => ({
    why: 'the price catalogue cannot be read',
    remedy: 'install the command anew',
  }),
};

function whoseList({ price }: Question): string {
  if (price.source.startsWith('user:')) return 'your price file, which knows no other models there';
  return price.provider === undefined ? 'any price list' : `the price list of ${price.provider}`;
}

function listTiers({ listed }: Question): string {
  const tiers = [...new Set(listed.map(({ tier }) => tier))];
  return tiers.length === 0 ? '' : `, only in ${tiers.join(', ')}`;
}
