import { type Context, diag } from '@opentelemetry/api';
import { createPricer } from './pricer.ts';
import {
  ATTR_ERROR_TYPE,
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_USAGE_COST,
  ATTR_LLM_COST_REASON,
  ATTR_LLM_COST_STATUS,
  ATTR_LLM_USAGE_REASON,
} from './semconv.ts';
import { BILLED_OPERATIONS } from './span/billed-operations.ts';
import { NestedCalls } from './span/nested-calls.ts';
import { readCall } from './span/read-call.ts';
import type { EndingSpan, ReadableSpan } from './span/types.ts';
import { writePrice } from './span/write-price.ts';
import type { Price, Pricer, PricerOptions } from './types.ts';

/**
 * Puts the cost in USD on every span that is one model call, as the span ends. A span that has a cost is left as it is.
 *
 * @example
 * new NodeSDK({ spanProcessors: [new CostSpanProcessor(), new BatchSpanProcessor({ exporter })] });
 */
export class CostSpanProcessor {
  readonly #pricer: Pricer;
  readonly #nested = new NestedCalls();
  #failed = false;
  #sdkCallsOnEnding = false;

  /**
   * @param options of a pricer of its own, or a pricer.
   * @throws PriceFileError, TypeError as `createPricer` does.
   */
  constructor(options: PricerOptions | Pricer = {}) {
    this.#pricer = 'price' in options ? options : createPricer(options);
  }

  onStart(span: ReadableSpan, parentContext: Context): void {
    if (isModelCall(span)) this.#nested.start(span, parentContext);
  }

  /** Where the SDK offers it (JS SDK 2.0 and later): every processor's turn before any exporter sees the span. */
  onEnding(span: EndingSpan): void {
    this.#sdkCallsOnEnding = true;
    this.#priceSpan(span, (name, value) => span.setAttribute(name, value));
  }

  /** In an SDK without `onEnding`: this processor must then stand before the exporting ones. */
  onEnd(span: ReadableSpan): void {
    if (this.#sdkCallsOnEnding) return;
    this.#priceSpan(span, (name, value) => {
      // A span that has ended takes no setAttribute, but its attributes are still the object that exporters read.
      span.attributes[name] = value;
    });
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}

  #priceSpan(span: ReadableSpan, set: (name: string, value: string | number) => unknown): void {
    try {
      const { attributes } = span;
      if (!isModelCall(span)) return;
      if (attributes[ATTR_GEN_AI_USAGE_COST] !== undefined || attributes[ATTR_LLM_COST_STATUS] !== undefined) return;
      const call = readCall(span);
      if (this.#nested.isCountedElsewhere(span, call.usage)) return void set(ATTR_LLM_COST_REASON, COUNTED_ELSEWHERE);
      const price = this.#pricer.price(call);
      if (price.usd !== undefined) this.#nested.addPriced(span, call.usage);
      writePrice(isFailedCall(span, price) ? { ...price, reason: 'failed_call' } : price, set);
    } catch (error) {
      if (this.#failed) return;
      this.#failed = true;
      diag.error('[@spendspan/cost] a span could not be priced; further failures are not logged', error);
    }
  }
}

/** The `llm.cost.reason` of a span that has no cost because another span of the same call has it. */
const COUNTED_ELSEWHERE = 'counted_elsewhere';

function isModelCall({ attributes }: ReadableSpan): boolean {
  return BILLED_OPERATIONS.has(attributes[ATTR_GEN_AI_OPERATION_NAME]);
}

/**
 * Whether nothing was billed as far as anybody knows: the call failed and nobody said what it used. Where the emitter
 * says why the usage is missing (a stream that broke off), something may have been billed: that stays `no_usage`.
 */
function isFailedCall({ attributes, status }: ReadableSpan, { reason }: Price): boolean {
  const failed = attributes[ATTR_ERROR_TYPE] !== undefined || status?.code === 2;
  return reason === 'no_usage' && failed && !MAYBE_BILLED.has(attributes[ATTR_LLM_USAGE_REASON]);
}

/** The answer had begun. */
const MAYBE_BILLED: ReadonlySet<unknown> = new Set(['stream_aborted', 'stream_unconsumed', 'body_unread']);
