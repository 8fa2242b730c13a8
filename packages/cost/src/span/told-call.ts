import { OWN_SCOPE } from '../dialects/scope.ts';
import { toFlat } from '../flat-string.ts';
import { isSameModel } from '../same-model.ts';
import type { Usage } from '../types.ts';
import type { ModelCall } from './types.ts';

/** What is remembered of a call that a span told of. */
export interface ToldCall {
  /** Name of the emitter's instrumentation scope. */
  readonly emitter: string;
  readonly responseId: string | undefined;
  /** What the call says of its model: as it was asked for, and as it answered. */
  readonly models: readonly string[];
  /** undefined: nothing was told. */
  readonly used: Used | undefined;
}

/** What calls used by each measure; undefined where nobody told. */
export type Used = { readonly [measure in Measure]?: number | undefined };

type OtherMeasure = keyof Pick<
  Usage,
  | 'audioSeconds'
  | 'videoSeconds'
  | 'inputCharacters'
  | 'images'
  | 'webSearchCalls'
  | 'webSearchPreviewCalls'
  | 'fileSearchCalls'
  | 'codeInterpreterSessions'
  | 'trainedTokens'
>;
type Measure = 'input' | 'output' | OtherMeasure;

const OTHERS: readonly OtherMeasure[] = [
  'audioSeconds',
  'videoSeconds',
  'inputCharacters',
  'images',
  'webSearchCalls',
  'webSearchPreviewCalls',
  'fileSearchCalls',
  'codeInterpreterSessions',
  'trainedTokens',
];
const MEASURES: readonly Measure[] = ['input', 'output', ...OTHERS];

/** Longer ones are no ids. In UTF-16 code units. */
const MAX_ID_LENGTH = 256;

/** What is to be remembered of a call. */
export function toToldCall({ responseId, requestModel, model, usage }: ModelCall, emitter: string): ToldCall {
  const models: string[] = [];
  if (requestModel !== undefined) models.push(requestModel);
  if (model !== undefined && model !== requestModel) models.push(model);
  const id = responseId !== undefined && responseId.length <= MAX_ID_LENGTH ? keepId(responseId, emitter) : undefined;
  return { emitter, responseId: id, models, used: readUsed(usage) };
}

/** An id as it is remembered. Ours have theirs from the client, as a value of JSON that it parsed: cut from nothing. */
export function keepId(id: string, emitter: string): string {
  return emitter === OWN_SCOPE ? id : toFlat(id);
}

/** Whether two spans may tell of one call: they used the same, and name neither another response nor another model. */
export function isSameCall(one: ToldCall, other: ToldCall): boolean {
  return isSameUse(one.used, other.used) && !isOtherCall(one, other);
}

/** Whether two spans name another response, or another model. */
export function isOtherCall(one: ToldCall, other: ToldCall): boolean {
  return isOtherResponse(one, other) || isOtherModel(one, other);
}

/** Whether no name that one span has for its model means what the other says. */
export function isOtherModel({ models }: ToldCall, other: ToldCall): boolean {
  if (models.length === 0 || other.models.length === 0) return false;
  return !models.some((name) => other.models.some((told) => isSameName(name, told)));
}

function isSameName(one: string, other: string): boolean {
  return one === other || isSameModel(withoutBedrock(one), withoutBedrock(other));
}

/** What stands around a model's name on Bedrock, which some emitters cut off: `us.anthropic.`, `-v1:0`. */
const BEDROCK =
  /^(?:[a-z]{2,6}\.)?(?:ai21|amazon|anthropic|cohere|deepseek|meta|mistral|openai|qwen)\.|-v\d+(?::\d+)?$/gi;

function withoutBedrock(model: string): string {
  return model.replace(BEDROCK, '');
}

/** The ids that providers give; those that frameworks make up are each emitter's own. */
const PROVIDERS_ID = /^(?:chatcmpl-|cmpl-|resp_|msg_)(?=[\w-]{16})/;

function isOtherResponse(one: ToldCall, other: ToldCall): boolean {
  if (one.responseId === undefined || other.responseId === undefined || one.responseId === other.responseId) {
    return false;
  }
  if (one.emitter === other.emitter) return true;
  // A message inside a response has an id of another form.
  const form = PROVIDERS_ID.exec(one.responseId)?.[0];
  return form !== undefined && form === PROVIDERS_ID.exec(other.responseId)?.[0];
}

/** Whether two uses agree in every measure that both tell, and there is one: an emitter need not know of all. */
export function isSameUse(one: Used | undefined, other: Used | undefined): boolean {
  if (!one || !other) return false;
  let common = false;
  for (const measure of MEASURES) {
    if (one[measure] === undefined || other[measure] === undefined) continue;
    if (one[measure] !== other[measure]) return false;
    common = true;
  }
  return common;
}

/** Adds what a call used to what others did. */
export function addUse(used: Used | undefined, sum: { [measure in Measure]?: number | undefined }): void {
  if (!used) return;
  for (const measure of MEASURES) {
    const more = used[measure];
    if (more !== undefined) sum[measure] = (sum[measure] ?? 0) + more;
  }
}

function readUsed(usage: Usage | undefined): Used | undefined {
  if (!usage) return undefined;
  const used: { [measure in Measure]?: number | undefined } = {};
  let told = false;
  const { inputTokens, outputTokens } = usage;
  if (isTold(inputTokens) || isTold(outputTokens)) {
    used.input = amount(inputTokens);
    used.output = amount(outputTokens);
    told = true;
  }
  for (const measure of OTHERS) {
    if (!isTold(usage[measure])) continue;
    used[measure] = amount(usage[measure]);
    told = true;
  }
  return told ? used : undefined;
}

function isTold(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** What is no number is like nothing else. */
function amount(told: unknown): number {
  return typeof told === 'number' ? told : isTold(told) ? Number.NaN : 0;
}
