import type { TracedCall } from '../src/repricing/find-elsewhere.ts';
import { isMore, keyOf, subtract, type Tokens } from '../src/repricing/tokens.ts';
import { isAbove, isSameModel, mayBeAbove, mayTell, type PlacedCall, placeCalls } from '../src/repricing/trace-tree.ts';

type Call = TracedCall & PlacedCall;

/** What `findElsewhere` finds, each call being compared with each. */
export function findElsewherePlainly(traced: readonly TracedCall[]): readonly bigint[] {
  const calls = placeCalls(traced);
  const told = calls.filter(({ loose }) => !loose);
  const answered = new Map<Call, Call>();
  const responses = new Set(told.map(({ responseId }) => responseId));
  return calls
    .filter(({ loose }) => loose)
    .filter((call) => {
      const hadResponse = call.responseId !== null && responses.has(call.responseId);
      responses.add(call.responseId);
      if (isToldBeneath(call, told)) return true;
      const isAnswered = findAnswer(call, { told, answered, tried: new Set() });
      const isTold = isAnswered || hadResponse || call.toldInOtherTrace || isPartOfTold(call, told, calls);
      told.push(call);
      return isTold;
    })
    .map(({ id }) => id);
}

function isToldBeneath(call: Call, told: readonly Call[]): boolean {
  const [beneath, maybe] = listBeneath(call, told);
  const all = [...beneath, ...maybe];
  if (keyOf(call) === undefined) return all.length > 0;
  return all.some((other) => keyOf(other) === keyOf(call)) || addsUp(call, beneath, maybe);
}

function isPartOfTold(call: Call, told: readonly Call[], calls: readonly Call[]): boolean {
  if (keyOf(call) === undefined) return false;
  return told.some((upper) => {
    if (!isMore(upper, call) || !mayTell(upper, call)) return false;
    const [beneath, maybe] = listBeneath(upper, calls);
    if (beneath.length + maybe.length > 10) return addsUp(upper, beneath, maybe);
    const isOther = (other: Call): boolean => other !== call;
    return addsUp(subtract(upper, call), beneath.filter(isOther), maybe.filter(isOther));
  });
}

function listBeneath(upper: Call, calls: readonly Call[]): readonly [readonly Call[], readonly Call[]] {
  const beneath = calls.filter((call) => isAbove(upper, call));
  return [beneath, calls.filter((call) => isSameModel(upper, call) && mayBeAbove(upper, call))];
}

function addsUp(call: Tokens, beneath: readonly Call[], maybe: readonly Call[]): boolean {
  const all = [...beneath, ...maybe];
  const choices = all.length > 10 ? [beneath, all] : chooseAny(all);
  const isNone = !call.inputTokens && !call.outputTokens;
  return !isNone && choices.some((chosen) => sumKey(chosen) === keyOf(subtract(call, NOTHING)));
}

function chooseAny(calls: readonly Call[]): readonly (readonly Call[])[] {
  return Array.from({ length: 2 ** calls.length }, (_, bits) => calls.filter((_call, index) => (bits >> index) & 1));
}

const NOTHING: Tokens = { inputTokens: null, outputTokens: null };

function sumKey(calls: readonly Call[]): string | undefined {
  let [inputTokens, outputTokens] = [0n, 0n];
  for (const call of calls) {
    inputTokens += call.inputTokens ?? 0n;
    outputTokens += call.outputTokens ?? 0n;
  }
  return keyOf({ inputTokens, outputTokens });
}

interface Answers {
  readonly told: readonly Call[];
  readonly answered: Map<Call, Call>;
  readonly tried: Set<Call>;
}

function findAnswer(call: Call, answers: Answers): boolean {
  const { told, answered, tried } = answers;
  if (keyOf(call) === undefined) return false;
  const uppers = told.filter((upper) => keyOf(upper) === keyOf(call) && mayTell(upper, call));
  const free = uppers.find((upper) => !answered.has(upper));
  if (free) answered.set(free, call);
  if (free) return true;
  for (const upper of uppers) {
    if (tried.has(upper)) continue;
    tried.add(upper);
    const other = answered.get(upper);
    if (other && tried.size < 100 && !findAnswer(other, answers)) continue;
    answered.set(upper, call);
    return true;
  }
  return false;
}
