import { slotOf } from '../attribute-slots.ts';
import { MAX_COUNT, type OtlpAttributes } from '../otlp-attributes.ts';
import { USAGE_FIELDS, type UsageField } from './fields.ts';
import type { CallUsage } from './types.ts';

/** What a span says was used. */
export interface ReadUsage {
  readonly usage: CallUsage;
  /** Whether `usage` is all that the span says: a count that cannot be believed is not in it. */
  readonly usageComplete: boolean;
}

/**
 * Names of emitters of their own, which the cost processor repeats under those of the conventions. Where it has not been,
 * there is more to the call than is read. https://github.com/traceloop/openllmetry
 */
const REPEATED: readonly (readonly [name: string, field: keyof CallUsage])[] = [
  ['gen_ai.usage.cache_read_input_tokens', 'cachedInputTokens'],
  ['gen_ai.usage.cache_creation_input_tokens', 'cacheWriteTokens'],
  ['gen_ai.usage.reasoning_tokens', 'reasoningTokens'],
];

const REPEATED_SLOTS = REPEATED.map(([name, field]) => ({ slot: slotOf(name), field }));

const FIELD_SLOTS = USAGE_FIELDS.map(({ field, attributes, kind }) => ({ field, kind, slots: attributes.map(slotOf) }));

/** Reads everything that a call used; a price that is made of it later is the price made of the span. */
export function readUsage(attributes: OtlpAttributes): ReadUsage {
  const usage: Record<string, number | string> = {};
  let usageComplete = true;
  for (const { field, kind, slots } of FIELD_SLOTS) {
    for (const slot of slots) {
      if (!attributes.has(slot)) continue;
      const value = readField(attributes, slot, kind);
      if (value === null) {
        usageComplete = false;
        continue;
      }
      usage[field] = value;
      break;
    }
  }
  const isUnread = REPEATED_SLOTS.some(
    ({ slot, field }) => usage[field] === undefined && isSomething(attributes.number(slot)),
  );
  return { usage, usageComplete: usageComplete && !isUnread };
}

function isSomething(amount: number | null): boolean {
  return amount !== null && amount !== 0;
}

function readField(attributes: OtlpAttributes, slot: number, kind: UsageField['kind']): number | string | null {
  if (kind === 'text') return attributes.text(slot);
  if (kind === 'count') return attributes.count(slot);
  const amount = attributes.number(slot);
  if (amount === null || (amount >= 0 && amount <= MAX_COUNT)) return amount;
  attributes.noteInvalid();
  return null;
}
