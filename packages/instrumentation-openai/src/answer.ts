import type { Attributes } from '@opentelemetry/api';
import type { Job, JobBill } from './job.ts';
import type { MediaUsage } from './media-usage.ts';
import {
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_LLM_COST_PROVIDER,
  ATTR_OPENAI_RESPONSE_SERVICE_TIER,
  ATTR_OPENAI_RESPONSE_SYSTEM_FINGERPRINT,
} from './semconv.ts';
import { type ToolUsage, toolAttributes } from './tool-usage.ts';
import type { Usage } from './usage.ts';

/** What is known of an answer so far. A plain body fills it at once, a stream chunk by chunk: the rest is the same. */
export interface Answer {
  /** What the request asked for of that which is not billed by tokens: not yet used, and not told by itself. */
  asked?: MediaUsage | undefined;
  id?: string | undefined;
  /** Provider's time of creation, in milliseconds since the epoch. */
  createdAt?: number | undefined;
  /** The provider makes it in the background: it can be asked for again, with its usage, until it is done. */
  background?: boolean | undefined;
  model?: string | undefined;
  serviceTier?: string | undefined;
  systemFingerprint?: string | undefined;
  /** One per choice, by its index; undefined of one that has not finished. */
  finishReasons?: (string | undefined)[] | undefined;
  usage?: Usage | undefined;
  tools?: ToolUsage | undefined;
  /** USD, as the provider itself stated it. */
  providerCostUsd?: number | undefined;
  /** What another model used within it, as a call of its own. */
  beside?: JobBill | undefined;
  /** Work that goes on without the call, or went on without it, as the answer shows it. */
  jobs?: readonly Job[] | undefined;
  /** `error.type` of an answer that failed inside a successful HTTP exchange. */
  failure?: string | undefined;
}

/** An answer of which nothing is known. With all that it may come to say, so that it does not grow with each of it. */
export function createAnswer(): Answer {
  return {
    asked: undefined,
    id: undefined,
    createdAt: undefined,
    background: undefined,
    model: undefined,
    serviceTier: undefined,
    systemFingerprint: undefined,
    finishReasons: undefined,
    usage: undefined,
    tools: undefined,
    providerCostUsd: undefined,
    beside: undefined,
    jobs: undefined,
    failure: undefined,
  };
}

/** The answer as span attributes, its tokens aside. */
export function answerAttributes(answer: Answer): Attributes {
  const attributes: Attributes = {};
  if (answer.id !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = answer.id;
  if (answer.model !== undefined) attributes[ATTR_GEN_AI_RESPONSE_MODEL] = answer.model;
  if (answer.serviceTier !== undefined) attributes[ATTR_OPENAI_RESPONSE_SERVICE_TIER] = answer.serviceTier;
  if (answer.systemFingerprint !== undefined) {
    attributes[ATTR_OPENAI_RESPONSE_SYSTEM_FINGERPRINT] = answer.systemFingerprint;
  }
  if (answer.finishReasons !== undefined) {
    attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = withoutGaps(answer.finishReasons);
  }
  if (answer.tools !== undefined) Object.assign(attributes, toolAttributes(answer.tools));
  if (answer.providerCostUsd !== undefined) attributes[ATTR_LLM_COST_PROVIDER] = answer.providerCostUsd;
  return attributes;
}

/** A choice that never finished has no reason of its own: the convention's word for it is "error". */
function withoutGaps(reasons: readonly (string | undefined)[]): string[] {
  const all: string[] = [];
  // By index, since `map` leaves gaps out, and other ways take a microsecond.
  for (let index = 0; index < reasons.length; index += 1) all.push(reasons[index] ?? 'error');
  return all;
}

/** What an answer says but for what it cost, which is told elsewhere. */
export function withoutBill(answer: Answer): Answer {
  const { usage: _usage, tools: _tools, beside: _beside, providerCostUsd: _cost, ...rest } = answer;
  return rest;
}
