import type { Call } from '../types.ts';
import type { CoverageRow } from './types.ts';

/** What is to be known of a row to advise on it. */
export type Doubt = Pick<
  CoverageRow,
  'status' | 'reason' | 'requestModel' | 'responseModel' | 'provider' | 'host' | 'serviceTier' | 'used'
>;

/** What a price file is to say so that such calls have a sure price. */
export interface Remedy {
  /** Whom it is about; absent for fees, which are the file's. */
  readonly place?: Pick<CoverageRow, 'host' | 'provider'>;
  /** Whether list prices are to apply there. */
  readonly listed?: boolean;
  /** Keys of the prices that it needs, and the tier that needs some of its own. */
  readonly model?: { readonly id: string; readonly keys: readonly string[]; readonly tier?: string };
  readonly fees?: readonly string[];
}

/** Advice on a row; `remedy` is `null` where a price file does not help. */
export interface Advised extends Pick<CoverageRow, 'advice' | 'entry'> {
  readonly remedy: Remedy | null;
}

/** What would make the amount of such calls known or sure. */
export function advise(doubt: Doubt): Advised {
  const make = findAdvice(doubt.reason);
  if (make) return make(doubt);
  return {
    advice: 'look at the spans of these calls: their emitter says no reason that is known here',
    entry: null,
    remedy: null,
  };
}

/** What would make the amount of a call known or sure. */
export function adviseOn(call: Call): string {
  const { costStatus, costReason, requestModel, responseModel, provider, host, serviceTier, batch } = call;
  const doubt = { provider, host, reason: costReason, serviceTier: batch ? 'batch' : serviceTier, used: [] };
  const status = costStatus === 'priced' ? 'estimated' : costStatus;
  const lower = (name: string | null): string | null => name?.toLowerCase() ?? null;
  return advise({ ...doubt, status, requestModel: lower(requestModel), responseModel: lower(responseModel) }).advice;
}

type Advice = (doubt: Doubt) => Advised;

/** A reason that coverage has advice for. */
export type AdvisedReason =
  | 'unknown_model'
  | 'unknown_snapshot'
  | 'unknown_response_model'
  | 'unpublished_tier'
  | 'missing_rate'
  | 'cache_write_ttl'
  | 'summed_usage'
  | 'cache_modality'
  | 'output_modality'
  | 'unknown_host'
  | 'unknown_provider'
  | 'no_model'
  | 'no_usage'
  | 'failed_call'
  | 'estimated_usage'
  | 'does_not_add_up'
  | 'unconfirmed_tier'
  | 'price_varies'
  | 'invalid_usage'
  | 'prepaid'
  | 'no_exchange_rate'
  | 'not_priced'
  | 'no_status'
  | 'catalogue_unavailable';

/** Every reason of an amount that is not sure, and why there is none. What a pricer may give is checked where it is recorded. */
const ADVICE: Readonly<Record<AdvisedReason, Advice>> = {
  unknown_model: (doubt) => addModel(doubt, ''),
  unknown_snapshot: (doubt) => addModel(doubt, '; it was priced as the model asked for'),
  unknown_response_model: (doubt) => addModel(doubt, '; it was priced as the model asked for'),
  unpublished_tier: (doubt) => addModel(doubt, '; its tier has a price of its own'),
  missing_rate: addRates,
  cache_write_ttl: (doubt) => addModel(doubt, '; writes to the cache that live long cost more'),
  summed_usage: says('the price goes by how long a request is, and a batch tells the sum: charged by the average'),
  cache_modality: (doubt) => addModel(doubt, '; what of the cached input was sound or pictures nobody says'),
  output_modality: says('nobody says what of the output is text: all of it was charged as picture'),
  unknown_host: nameHost,
  unknown_provider: nameHost,
  no_model: says('let the spans say which model answered: gen_ai.response.model'),
  no_usage: says(
    'no price helps: nobody said what was used; "spendspan report breakdown --by usageReason" says why (background: not seen done yet)',
  ),
  failed_call: says('nothing: the call failed, and as far as is known nothing was billed'),
  estimated_usage: says('the emitter estimated the usage: let the provider report it, where it can'),
  does_not_add_up: says('the provider counted parts that are more than the whole; every part was charged'),
  unconfirmed_tier: says('the answer names no tier: it was charged in the one asked for; see the bill for what served'),
  price_varies: says('the price goes by what no usage says: the usual one was charged'),
  invalid_usage: says('a count on the spans is no count: correct their emitter'),
  prepaid: says(
    'nothing: your price file says that it is paid by the hour; to spread the bill over its calls, list it as a model with prices',
  ),
  no_exchange_rate: says(
    'add the rate of that time beneath exchange_rates: in your price file, then run "spendspan reprice --prices <file>"',
  ),
  not_priced: says('their emitter has no cost processor: add it, and run "spendspan reprice" for what is recorded'),
  no_status: says('somebody else wrote the amount: run "spendspan reprice" to have it made here'),
  catalogue_unavailable: says('install @spendspan/cost anew in the application, then run "spendspan reprice"'),
};

function findAdvice(reason: string | null): Advice | undefined {
  return reason !== null && Object.hasOwn(ADVICE, reason) ? ADVICE[reason as AdvisedReason] : undefined;
}

function says(advice: string): Advice {
  return () => ({ advice, entry: null, remedy: null });
}

function addModel(doubt: Doubt, why: string): Advised {
  const model = doubt.responseModel ?? doubt.requestModel;
  if (model === null) return says('let the spans say which model answered: gen_ai.response.model')(doubt);
  if (doubt.host === null && doubt.provider === null) return nameHost(doubt);
  const keys = listKeys(doubt);
  const prices = `prices: [{ ${keys.map((key) => `${key}: "?"`).join(', ')} }]`;
  const tier = doubt.reason === 'unpublished_tier' ? doubt.serviceTier : null;
  const tiers = tier ? `, service_tiers: { ${JSON.stringify(tier)}: { input: "?", output: "?" } }` : '';
  return {
    advice: `add it to the models: of ${describePlace(doubt)} in a price file${why}`,
    // JSON strings are YAML strings, whatever is in them.
    entry: `- { match: { model: ${JSON.stringify(model)} }, ${prices}${tiers} }`,
    remedy: { place: doubt, model: { id: model, keys, ...(tier && { tier }) } },
  };
}

/** What has no price is one of the things that were used; where those are tools alone, it is a fee. */
function addRates(doubt: Doubt): Advised {
  const fees = doubt.used.flatMap((field) => FEES.get(field) ?? []);
  if (fees.length === 0 || fees.length < doubt.used.length) return addModel(doubt, describeUsed(doubt));
  const entry = `fees: { ${fees.map((key) => `${key}: "?"`).join(', ')} }`;
  return { advice: 'add the fees of the tools that it used to a price file', entry, remedy: { fees } };
}

function nameHost({ host, provider }: Doubt): Advised {
  if (host === null) {
    return says('let the spans say who answered: server.address or gen_ai.provider.name')({} as Doubt);
  }
  const also = provider === null ? '' : `, provider: ${JSON.stringify(provider)}`;
  return {
    advice: 'say in the providers: of a price file what this host charges; list is what the maker of the model charges',
    entry: `- { name: ${JSON.stringify(host)}, match: { server_address: ${JSON.stringify(host)}${also} }, default: list }`,
    remedy: { place: { host, provider }, listed: true },
  };
}

/** Keys of the price file by what was used. They are explained in the README of @spendspan/cost. */
const KEYS: ReadonlyMap<string, string> = new Map([
  ['cacheWrite5mTokens', 'cache_write_5m'],
  ['cacheWrite30mTokens', 'cache_write_30m'],
  ['cacheWrite1hTokens', 'cache_write_1h'],
  ['cacheWrite12hTokens', 'cache_write_12h'],
  ['inputAudioTokens', 'input_audio'],
  ['cachedAudioTokens', 'cached_audio'],
  ['inputImageTokens', 'input_image'],
  ['outputAudioTokens', 'output_audio'],
  ['outputImageTokens', 'output_image'],
  ['audioSeconds', 'audio_minute'],
  ['videoSeconds', 'video_second'],
  ['inputCharacters', 'input_mchar'],
  ['images', 'image'],
  ['trainedTokens', 'training'],
]);

/** Keys of the fees of a price file. */
const FEES: ReadonlyMap<string, string> = new Map([
  ['webSearchCalls', 'web_search_call'],
  ['webSearchPreviewCalls', 'web_search_preview_call'],
  ['fileSearchCalls', 'file_search_call'],
  ['codeInterpreterSessions', 'code_interpreter_session'],
]);

function listKeys({ used }: Doubt): readonly string[] {
  return ['input', 'output', ...used.flatMap((field) => KEYS.get(field) ?? [])];
}

function describeUsed({ used }: Doubt): string {
  const fees = used.some((field) => FEES.has(field)) ? '; the fees of tools stand under fees:' : '';
  return used.length === 0 ? fees : `; besides tokens it used ${used.join(', ')}${fees}`;
}

function describePlace({ host, provider }: Doubt): string {
  return host === null ? `the provider ${provider}` : `the provider with server_address: ${host}`;
}
