import { diag } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { ATTR_GEN_AI_USAGE_COST } from './semconv.ts';
import type { Lost } from './types.ts';

const PICO_PER_USD = 1e12;

/** Counts what was not delivered, and says so once per outage and once per reason, never once per batch. */
export class DeliveryLog {
  readonly #url: string;
  #spans = 0;
  #picoUsd = 0n;
  #saidSpans = 0;
  #inOutage = false;
  readonly #said = new Set<string>();

  constructor(url: string) {
    // A password in the address is nobody's business.
    this.#url = url.replace(/\/\/[^/@]*@/, '//');
  }

  /** What was given up so far. */
  get lost(): Lost {
    return { spans: this.#spans, usd: Number(this.#picoUsd) / PICO_PER_USD };
  }

  /** The receiver took a batch, except for `rejected` spans of it. */
  accepted(batch: readonly ReadableSpan[], rejected: number): void {
    if (this.#inOutage) this.#say(`spans are delivered to ${this.#url} again`);
    this.#inOutage = false;
    if (rejected > 0) {
      this.#spans += Math.min(rejected, batch.length);
      this.#sayOnce('the receiver rejected part of a batch');
    }
  }

  /** No receiver; the spans are kept. */
  outage(reason: string): void {
    if (this.#inOutage) return;
    this.#inOutage = true;
    diag.warn(
      `[@spendspan/node] spans cannot be delivered to ${this.#url} (${reason}); they are kept and sent later, as far as the queue holds (OTEL_BSP_MAX_QUEUE_SIZE)`,
    );
  }

  /** These spans are lost. */
  giveUp(spans: readonly ReadableSpan[], reason: string): void {
    if (spans.length === 0) return;
    this.#spans += spans.length;
    for (const { attributes } of spans) {
      const cost = attributes[ATTR_GEN_AI_USAGE_COST];
      if (typeof cost === 'number' && Number.isFinite(cost)) this.#picoUsd += BigInt(Math.round(cost * PICO_PER_USD));
    }
    this.#sayOnce(reason);
  }

  /** The last word, should more have been lost than was said. */
  close(): void {
    if (this.#spans === this.#saidSpans) return;
    this.#say(`the delivery to ${this.#url} ends`);
  }

  #sayOnce(reason: string): void {
    if (this.#said.has(reason)) return;
    this.#said.add(reason);
    this.#say(`spans for ${this.#url} were dropped: ${reason}`);
  }

  /** With what was lost so far, which is then said. */
  #say(what: string): void {
    this.#saidSpans = this.#spans;
    diag.warn(`[@spendspan/node] ${what}; lost so far: ${this.#spans} spans, ${this.lost.usd} USD`);
  }
}
