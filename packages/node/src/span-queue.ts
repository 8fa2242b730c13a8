import { TraceFlags } from '@opentelemetry/api';
import { JsonTraceSerializer, ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace';
import type { BatchSettings } from './batch-settings.ts';
import { DeliveryLog } from './delivery-log.ts';
import { isModelCall } from './model-call.ts';
import { type PostOutcome, postOtlp } from './otlp-client.ts';
import type { OtlpSettings } from './otlp-settings.ts';
import type { Lost } from './types.ts';
import { within } from './within.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** However much later a receiver asks to be tried again. */
const LONGEST_RETRY_AFTER_MS = 300_000;

/** Of a request at the end of the process, before compression; receivers take 4 MiB and more. */
const LARGEST_LAST_BODY_BYTES = 2 ** 21;

interface Request {
  readonly spans: readonly ReadableSpan[];
  readonly body: Uint8Array;
}

/**
 * Batches finished spans and delivers them by OTLP. Differs from the SDK's batch processor in what money needs: a
 * batch that could not be delivered is kept and tried again until the queue is full, what is given up is counted with
 * its dollars, the spans left over at the end of the process can be had, and it never keeps the process alive.
 */
export class SpanQueue implements SpanProcessor {
  /** Where it sends to. */
  readonly otlp: OtlpSettings;
  readonly #batch: BatchSettings;
  readonly #log: DeliveryLog;
  #batchLimit: number;
  #waiting: ReadableSpan[] = [];
  #sending: readonly ReadableSpan[] = [];
  #delivery: Promise<boolean> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #failuresInRow = 0;
  #closed = false;

  constructor(otlp: OtlpSettings, batch: BatchSettings) {
    this.otlp = otlp;
    this.#batch = batch;
    this.#batchLimit = batch.maxBatchSize;
    this.#log = new DeliveryLog(otlp.url);
  }

  /** Number of spans not delivered yet. */
  get pending(): number {
    return this.#waiting.length + this.#sending.length;
  }

  /** Whether the last attempt found no receiver. */
  get unreachable(): boolean {
    return this.#failuresInRow > 0;
  }

  /** Spans given up so far. */
  get lost(): Lost {
    return this.#log.lost;
  }

  onStart(): void {}

  onEnd(span: ReadableSpan): void {
    if ((span.spanContext().traceFlags & TraceFlags.SAMPLED) === 0) return;
    if (this.#closed) {
      this.#log.giveUp([span], 'the exporter was shut down');
    } else if (this.pending >= this.#batch.maxQueueSize && !this.#makeRoom(span)) {
      this.#log.giveUp([span], 'the queue is full');
    } else {
      this.#waiting.push(span);
      this.#schedule();
    }
  }

  /** Sends everything, once; resolves at the first failure or after the export timeout. Never rejects. */
  async forceFlush(timeoutMs: number = this.#batch.timeoutMs): Promise<void> {
    if (this.pending === 0) return;
    await within(timeoutMs, this.#drain());
  }

  async shutdown(timeoutMs: number = this.#batch.timeoutMs): Promise<void> {
    this.#closed = true;
    await this.forceFlush(timeoutMs);
    this.giveUp('the exporter was shut down');
  }

  /** Counts every pending span as lost, for this reason. A batch under way may still arrive. */
  giveUp(reason: string): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    const rest = [...this.#sending, ...this.#waiting];
    this.#sending = [];
    this.#waiting = [];
    this.#log.giveUp(rest, reason);
    this.#log.close();
  }

  /**
   * Hands every pending span to `deliver`, in requests of a batch each. A batch under way is among them: at the end of
   * the process nobody can know whether it arrived, and a receiver that sees a span twice knows it by its id.
   * @param deliver tells of each request whether it was accepted.
   */
  deliverRest(deliver: (bodies: readonly Uint8Array[]) => readonly boolean[]): void {
    const rest = [...this.#sending, ...this.#waiting];
    this.#closed = true;
    this.#sending = [];
    this.#waiting = [];
    const requests: Request[] = [];
    for (let at = 0; at < rest.length; at += this.#batchLimit) {
      requests.push(...this.#toRequests(rest.slice(at, at + this.#batchLimit)));
    }
    if (requests.length === 0) return;
    const accepted = deliver(requests.map(({ body }) => body));
    const lost = requests.filter((_, index) => accepted[index] !== true).flatMap(({ spans }) => spans);
    this.#log.giveUp(lost, 'the process ended first');
  }

  /** Nobody splits a request any more that turns out to be too large. */
  #toRequests(spans: ReadableSpan[]): Request[] {
    const body = this.#serialize(spans);
    if (!body) this.#log.giveUp(spans, 'they could not be encoded');
    if (!body) return [];
    if (body.byteLength <= LARGEST_LAST_BODY_BYTES || spans.length === 1) return [{ spans, body }];
    const half = Math.ceil(spans.length / 2);
    return [...this.#toRequests(spans.slice(0, half)), ...this.#toRequests(spans.slice(half))];
  }

  /** When the queue is full, a model call takes the place of the oldest span that is none. */
  #makeRoom(span: ReadableSpan): boolean {
    if (!isModelCall(span.attributes)) return false;
    const victim = this.#waiting.findIndex(({ attributes }) => !isModelCall(attributes));
    if (victim === -1) return false;
    this.#log.giveUp(this.#waiting.splice(victim, 1), 'the queue is full');
    return true;
  }

  async #drain(): Promise<void> {
    let delivered = true;
    while (delivered && this.pending > 0) delivered = await this.#deliver();
  }

  #schedule(): void {
    if (this.#delivery) return;
    const full = this.#waiting.length >= this.#batchLimit && this.#failuresInRow === 0;
    if (full) void this.#deliver();
    else if (this.#waiting.length > 0) this.#wait(this.#batch.delayMs);
  }

  #wait(ms: number): void {
    this.#timer ??= setTimeout(() => void this.#deliver(), ms).unref();
  }

  /** One batch; the one under way if there is one. Resolves to whether the receiver took it or refused it for good. */
  #deliver(): Promise<boolean> {
    this.#delivery ??= this.#deliverBatch().finally(() => {
      this.#delivery = undefined;
      this.#schedule();
    });
    return this.#delivery;
  }

  async #deliverBatch(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#waiting.splice(0, this.#batchLimit);
    if (batch.length === 0) return true;
    this.#sending = batch;
    const resource = batch[0]?.resource;
    if (resource?.asyncAttributesPending) await resource.waitForAsyncAttributes?.();
    const body = this.#serialize(batch);
    const outcome = body ? await postOtlp(this.otlp, body) : undefined;
    // Taken over by deliverRest() meanwhile.
    if (this.#sending !== batch) return false;
    this.#sending = [];
    return this.#settle(batch, outcome);
  }

  #settle(batch: readonly ReadableSpan[], outcome: PostOutcome | undefined): boolean {
    if (outcome?.kind === 'again') {
      this.#waiting.unshift(...batch);
      this.#failuresInRow += 1;
      this.#log.outage(outcome.reason);
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(this.#failuresInRow - 1, 10));
      this.#wait(Math.max(pause, Math.min(outcome.afterMs ?? 0, LONGEST_RETRY_AFTER_MS)));
      return false;
    }
    this.#failuresInRow = 0;
    if (outcome?.kind === 'accepted') {
      this.#log.accepted(batch, this.#countRejected(outcome.body));
    } else if (outcome?.kind === 'too large' && batch.length > 1) {
      this.#waiting.unshift(...batch);
      this.#batchLimit = Math.ceil(batch.length / 2);
    } else {
      this.#log.giveUp(batch, outcome ? `the receiver answered ${outcome.reason}` : 'they could not be encoded');
    }
    return true;
  }

  #serialize(spans: ReadableSpan[]): Uint8Array | undefined {
    try {
      return this.#serializer.serializeRequest(spans);
    } catch {
      return undefined;
    }
  }

  #countRejected(body: Buffer): number {
    try {
      const { partialSuccess } = this.#serializer.deserializeResponse(body);
      return Number(partialSuccess?.rejectedSpans ?? 0);
    } catch {
      // A proxy may answer 200 with a page of its own.
      return 0;
    }
  }

  get #serializer(): typeof JsonTraceSerializer {
    return this.otlp.protocol === 'http/json' ? JsonTraceSerializer : ProtobufTraceSerializer;
  }
}
