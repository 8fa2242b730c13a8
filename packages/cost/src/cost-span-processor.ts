import { type Context, diag } from '@opentelemetry/api';
import { findDialect } from './dialects/find-dialect.ts';
import { OWN_SCOPE, scopeOf } from './dialects/scope.ts';
import { checkProcessorOptions } from './known-options.ts';
import { ListPricer } from './pricer.ts';
import { usdOf } from './rate.ts';
import {
  ATTR_ERROR_TYPE,
  ATTR_LLM_COST_METERED,
  ATTR_LLM_COST_PROVIDER_DIFFERENCE,
  ATTR_LLM_COST_REASON,
  ATTR_LLM_COST_SOURCE,
  ATTR_LLM_COST_STATUS,
  ATTR_LLM_USAGE_REASON,
} from './semconv.ts';
import { AttributeWriter } from './span/attribute-writer.ts';
import { CallMeter } from './span/call-meter.ts';
import { type CostSpanProcessorOptions, checkCostOptions } from './span/cost-options.ts';
import { fillConventions } from './span/fill-conventions.ts';
import { NestedCalls } from './span/nested-calls.ts';
import type { CostPreset } from './span/presets.ts';
import { readEmittedCost, readProviderCost, toProviderPrice } from './span/provider-price.ts';
import { type ToldCall, toToldCall } from './span/told-call.ts';
import { ToldResponses } from './span/told-responses.ts';
import type { EndingSpan, ModelCall, ReadableSpan } from './span/types.ts';
import { writePrice } from './span/write-price.ts';
import type { Price, Pricer } from './types.ts';

/** How many responses are remembered by their ids; at most twice as many are held. */
const MAX_RESPONSES = 1000;

/**
 * Puts the cost in USD on every span that is one model call, whoever emitted it, as the span ends. A span that has a
 * cost is left as it is.
 *
 * @example
 * new NodeSDK({ spanProcessors: [new CostSpanProcessor(), new BatchSpanProcessor({ exporter })] });
 */
export class CostSpanProcessor {
  readonly #pricer: Pricer;
  /** The pricer made here, to be closed here. */
  readonly #own: ListPricer | undefined;
  readonly #preferProvider: boolean;
  readonly #presets: readonly CostPreset[];
  readonly #meter: CallMeter | undefined;
  readonly #nested = new NestedCalls();
  readonly #responses = new ToldResponses(MAX_RESPONSES);
  #failed = false;
  #sdkCallsOnEnding = false;

  /**
   * @param options of a pricer of its own and of the processor, or a pricer.
   * @throws PriceFileError, TypeError as `createPricer` does.
   */
  constructor(options: CostSpanProcessorOptions | Pricer = {}) {
    const {
      pricer,
      providerCost,
      presets = [],
      meterProvider,
      ...pricing
    } = isPricer(options) ? { pricer: options } : options;
    if (!isPricer(options)) checkProcessorOptions(options);
    checkCostOptions({ providerCost, presets, meterProvider });
    if (pricer) {
      this.#pricer = pricer;
    } else {
      this.#own = new ListPricer(pricing);
      this.#pricer = this.#own;
    }
    this.#preferProvider = providerCost === 'prefer';
    this.#presets = [...presets];
    this.#meter = meterProvider && new CallMeter(meterProvider);
  }

  onStart(span: ReadableSpan, parentContext: Context): void {
    this.#nested.start(span, parentContext);
  }

  /** Where the SDK offers it (JS SDK 2.0 and later): every processor's turn before any exporter sees the span. */
  onEnding(span: EndingSpan): void {
    this.#sdkCallsOnEnding = true;
    this.#priceSpan(span, span);
  }

  /** In an SDK without `onEnding`: this processor must then stand before the exporting ones. */
  onEnd(span: ReadableSpan): void {
    // A span that has ended takes no setAttribute, but its attributes are still the object that exporters read.
    if (!this.#sdkCallsOnEnding) this.#priceSpan(span, undefined);
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {
    this.#own?.close();
  }

  #priceSpan(span: ReadableSpan, ending: EndingSpan | undefined): void {
    try {
      const call = findDialect(span)?.read(span);
      if (!call) return;
      const writer = new AttributeWriter(span, ending);
      this.#priceCall(span, call, writer);
      this.#countCall(span, call, writer);
    } catch (error) {
      if (this.#failed) return;
      this.#failed = true;
      diag.error('[@spendspan/cost] a span could not be priced; further failures are not logged', error);
    }
  }

  #priceCall(span: ReadableSpan, call: ModelCall, writer: AttributeWriter): void {
    const { attributes } = span;
    const emitter = scopeOf(span);
    const emitted = readEmittedCost(attributes, writer);
    if (attributes[ATTR_LLM_COST_STATUS] !== undefined) {
      // Another processor was here.
      if (emitted !== undefined) this.#addPriced(span, call, toToldCall(call, emitter));
      return;
    }
    const told = toToldCall(call, emitter);
    if (this.#isCountedElsewhere(span, call, told)) {
      writer.set(ATTR_LLM_COST_REASON, COUNTED_ELSEWHERE);
      return;
    }
    if (attributes[ATTR_LLM_COST_REASON] === COUNTED_ELSEWHERE) return;
    if (emitted !== undefined) {
      this.#addPriced(span, call, told);
      if (this.#preferProvider) this.#labelProvider(call, emitted, writer);
      return;
    }
    if (emitter !== OWN_SCOPE) fillConventions(attributes, call, writer);
    const price = this.#findPrice(call, writer);
    if (price.usd !== undefined) this.#addPriced(span, call, told);
    else if (price.reason === 'no_usage' && this.#nested.isSilentElsewhere(span, { emitter, model: modelOf(call) })) {
      writer.set(ATTR_LLM_COST_REASON, COUNTED_ELSEWHERE);
      return;
    }
    writePrice(isFailedCall(span, price) ? { ...price, reason: 'failed_call' } : price, writer, this.#presets);
  }

  /** What another processor, or another span, counts is not counted here. */
  #countCall(span: ReadableSpan, call: ModelCall, writer: AttributeWriter): void {
    const { attributes } = span;
    if (!this.#meter || attributes[ATTR_LLM_COST_METERED] !== undefined) return;
    if (attributes[ATTR_LLM_COST_STATUS] === undefined || attributes[ATTR_LLM_COST_REASON] === COUNTED_ELSEWHERE)
      return;
    if (this.#meter.count(span, call)) writer.set(ATTR_LLM_COST_METERED, true);
  }

  #findPrice(call: ModelCall, writer: AttributeWriter): Price {
    const price = this.#priceRead(call);
    const stated = readProviderCost(call.providerCostUsd);
    if (stated === undefined) return price;
    writeDifference(stated, price, writer);
    return this.#preferProvider ? toProviderPrice(stated) : price;
  }

  #priceRead(call: ModelCall): Price {
    return this.#own ? this.#own.priceRead(call) : this.#pricer.price(call);
  }

  /** The emitter wrote what the provider asks for to where the cost stands: the amount stays, and says whose it is. */
  #labelProvider(call: ModelCall, emitted: number, writer: AttributeWriter): void {
    const stated = readProviderCost(emitted);
    if (stated === undefined) return;
    writeDifference(stated, this.#priceRead(call), writer);
    const { status, source } = toProviderPrice(stated);
    writer.set(ATTR_LLM_COST_STATUS, status);
    writer.set(ATTR_LLM_COST_SOURCE, source);
  }

  #isCountedElsewhere(span: ReadableSpan, call: ModelCall, told: ToldCall): boolean {
    if (this.#nested.isCountedElsewhere(span, told)) return true;
    if (!this.#responses.isCountedElsewhere(call, told.emitter)) return false;
    this.#nested.addPriced(span, told);
    return true;
  }

  #addPriced(span: ReadableSpan, call: ModelCall, told: ToldCall): void {
    this.#nested.addPriced(span, told);
    this.#responses.addPriced(call, told.emitter);
  }
}

function isPricer(options: CostSpanProcessorOptions | Pricer): options is Pricer {
  return typeof (options as Partial<Pricer>).price === 'function';
}

/** The `llm.cost.reason` of a span that has no cost because another span of the same call has it. */
const COUNTED_ELSEWHERE = 'counted_elsewhere';

function modelOf({ requestModel, model }: ModelCall): string | undefined {
  return (requestModel ?? model)?.toLowerCase();
}

function writeDifference(stated: bigint, { picoUsd }: Price, writer: AttributeWriter): void {
  if (picoUsd !== undefined) writer.set(ATTR_LLM_COST_PROVIDER_DIFFERENCE, usdOf(stated - picoUsd));
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
