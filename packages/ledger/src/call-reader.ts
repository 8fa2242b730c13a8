import { activeDimensions, type Dimension } from '@spendspan/attribution';
import { slotOf } from './attribute-slots.ts';
import { OtlpAttributes } from './otlp-attributes.ts';
import { type DimensionSlot, readCall, type SpanFacts } from './read-call.ts';
import type { Call } from './types.ts';

export interface ReadCallsOptions {
  /**
   * Dimensions that are read from the spans.
   * @default activeDimensions()
   */
  readonly dimensions?: readonly Dimension[];
}

export interface ReadCallsResult {
  readonly calls: readonly Call[];
  /** Spans that are no model calls; nobody misses them. */
  readonly ignored: number;
  /** Model calls that cannot be recorded because they have no valid ids or no start time. */
  readonly rejected: number;
  /** Calls, among `calls`, with a count or an amount that cannot be believed and is `null` for that. */
  readonly invalid: number;
}

/**
 * Makes calls of the spans of one export, whatever format that is in: who decodes it fills `resource`, then for each of
 * its spans `attributes`, and says the rest to {@link endSpan}.
 */
export class CallReader {
  readonly resource: OtlpAttributes = new OtlpAttributes();
  /** Of the span that is being read. */
  readonly attributes: OtlpAttributes = new OtlpAttributes();
  readonly #dimensions: readonly DimensionSlot[];
  readonly #calls: Call[] = [];
  #ignored = 0;
  #rejected = 0;
  #invalid = 0;

  constructor({ dimensions = activeDimensions() }: ReadCallsOptions = {}) {
    this.#dimensions = dimensions.map(({ name, key }) => ({ name, key, slot: slotOf(key) }));
  }

  /** Ends a span, of which `facts` are all but the attributes. Its attributes are forgotten. */
  endSpan(facts: SpanFacts): void {
    const { attributes } = this;
    const call = readCall(facts, attributes, this.resource, this.#dimensions);
    if (call === 'no_model_call') this.#ignored += 1;
    else if (call === 'not_recordable') this.#rejected += 1;
    else {
      this.#calls.push(call);
      if (attributes.invalid) this.#invalid += 1;
    }
    attributes.clear();
  }

  /** What was read until now. */
  get result(): ReadCallsResult {
    return { calls: this.#calls, ignored: this.#ignored, rejected: this.#rejected, invalid: this.#invalid };
  }
}
