import { type HrTime, type Span, SpanStatusCode } from '@opentelemetry/api';
import { AttemptLog } from './attempt-log.ts';
import { CallClock, type Instant } from './call-clock.ts';
import { CallRecord } from './call-record.ts';
import type { CallStart } from './call-start.ts';
import { ENDED_CALL } from './ended-call.ts';
import { errorType, reasonOf, type UsageReason } from './failure.ts';
import { isObject, type Json, text } from './json.ts';
import { keepOpen, letGo } from './open-calls.ts';
import { type Reader, watchReader } from './reader.ts';
import { safely } from './report.ts';
import { warnOfSilentStream } from './silent-stream.ts';
import { writeEnd } from './write-end.ts';

/** What is to know that its call is in no need of it any more. */
interface Sent {
  release(): void;
}

/**
 * One logical call of the client, from the application's line of code to the last byte it read: one span, ended once.
 * No method throws; what the application sees never depends on this class.
 */
export class ModelCall {
  /** Usage was asked for by us: the chunk that brings it is kept from the application. */
  hidesUsage = false;
  /** The host is known to say nothing of usage unasked: whatever it says was asked for by us. */
  silentHost = false;
  /** A stream that was not asked for its usage, because nobody knows of its host whether it may be. */
  couldBeAsked = false;
  readonly start: CallStart;
  readonly clock: CallClock;
  readonly attempts: AttemptLog = new AttemptLog(this);
  readonly abandonedAfterMs: number;
  /** See `keepOpen`. */
  place = -1;
  readonly #record: CallRecord;
  readonly #since: Instant | undefined;
  #span: Span | undefined;
  /** Until the first sweep. */
  #reader: Reader | undefined;
  #streaming = false;
  #ended = false;
  #sent: Sent | undefined;

  /** @param since when it began, where that was before now. */
  constructor(start: CallStart, since?: Instant) {
    this.start = start;
    this.#record = new CallRecord(start);
    this.clock = new CallClock(since);
    this.#since = since;
    this.abandonedAfterMs = start.telemetry.settings.abandonedAfterMs;
    keepOpen(this);
  }

  /** Starts the span, by the parameters of the request. */
  begin(body: Json): void {
    if (this.#span) return;
    this.#span = this.start.startSpan(body, this.#since && { startTime: this.#since.on });
    this.#record.readRequest(body);
  }

  /** The span; should somebody want it before the parameters are known, it starts without them. */
  get span(): Span {
    this.#span ??= this.start.startSpan({});
    return this.#span;
  }

  /** The only reader of the call, which is ended as abandoned when that is collected. */
  createReader(): Reader {
    const reader = { call: this };
    this.#reader = reader;
    return reader;
  }

  /** It is no short call: from here on nothing but the application holds its reader. */
  onStillOpen(): void {
    if (!this.#reader) return;
    watchReader(this.#reader, this);
    this.#reader = undefined;
  }

  /** Releases the request that makes the call when its answer streams, after which the client makes no attempt, or is over. */
  onceAnswering(sent: Sent): void {
    this.#sent = sent;
  }

  /** Whether some choice of the answer has its finish reason: what comes now is no text. */
  get finished(): boolean {
    return this.#record.finished;
  }

  /** The response's head arrived; its body is still to be read. */
  onResponse(response: unknown): void {
    this.#record.readHead(response);
    this.clock.stopWaiting();
    this.clock.tick();
  }

  /** The whole body was parsed: the call is over. */
  onBody(body: unknown): void {
    if (this.#ended) return;
    this.#record.readBody(body);
    this.#endWithAnswer();
  }

  /** The provider made the bytes that were asked for: the call is over, and was of what was asked. */
  onMade(): void {
    if (this.#ended) return;
    this.#record.readMade();
    this.#endWithAnswer();
  }

  /** The whole of a stream was read as one text: the call is over. */
  onEvents(events: readonly unknown[]): void {
    if (this.#ended) return;
    for (const event of events) this.#record.readChunk(event);
    this.onStreamEnd();
  }

  /** The answer is a stream; chunks follow. */
  onStream(): void {
    this.#streaming = true;
    this.#releaseSent();
    this.clock.tick();
  }

  /** The answer is announced, and nothing of it is there yet. */
  onAnnounced(event: Json): void {
    this.#streaming = true;
    this.#record.readHead();
    if (!this.#ended) this.#record.readChunk(event);
  }

  /** A piece of a stream, of whatever size, is on its way to the application. */
  onPiece(): void {
    if (!this.#ended) this.clock.tickChunk();
  }

  /** A chunk is on its way to the application. */
  onChunk(chunk: unknown): void {
    if (this.#ended) return;
    this.clock.tickChunk();
    this.#record.readChunk(chunk);
  }

  /** The stream came to its own end. */
  onStreamEnd(): void {
    if (this.couldBeAsked && !this.#ended && !this.#record.answer.usage) {
      safely(() => warnOfSilentStream(this.start.server));
    }
    this.#endWithAnswer();
  }

  /** The application stopped reading, or the request was aborted under it. */
  onStreamAborted(): void {
    this.end(undefined, 'stream_aborted');
  }

  /** The application took the raw response; its body is its own business. */
  onRawResponse(): void {
    this.end(undefined, 'body_unread');
  }

  /** Nobody reads the answer any more. */
  onAbandoned(): void {
    this.clock.stop();
    this.end(undefined, this.#streaming ? 'stream_unconsumed' : 'body_unread');
  }

  /** The call failed, before or during the answer. */
  onError(error: unknown): void {
    if (this.#ended) return;
    safely(() => {
      const code = isObject(error) ? text(error['code']) : undefined;
      this.span.setStatus({ code: SpanStatusCode.ERROR, ...(code !== undefined && { message: code }) });
      this.end(errorType(error), reasonOf(error, this.#streaming, this.#record.responded));
    });
  }

  /**
   * Ends the span, once.
   * @param failure `error.type` of a call that failed.
   * @param reason why usage is missing, should it be.
   */
  end(failure: string | undefined, reason: UsageReason): void {
    if (this.#ended) return;
    this.#ended = true;
    // What we asked a stream for is hidden in what is yet to be read of it, too.
    if (this.#reader && !this.hidesUsage) this.#reader.call = ENDED_CALL;
    this.#reader = undefined;
    this.#releaseSent();
    letGo(this);
    const durationSeconds = this.clock.seconds;
    const record = this.#record;
    safely(() =>
      writeEnd(this.span, {
        start: this.start,
        requestModel: record.requestModel,
        answer: record.answer,
        headerCostUsd: this.#streaming ? undefined : record.headerCostUsd,
        attempts: this.attempts.made,
        failure,
        reason,
        estimate: () => record.estimate(reason),
        durationSeconds,
        firstChunkSeconds: this.clock.firstChunkSeconds,
      }),
    );
    safely(() => this.span.end(this.clock.endOf(durationSeconds, startOf(this.span))));
  }

  #releaseSent(): void {
    this.#sent?.release();
    this.#sent = undefined;
  }

  #endWithAnswer(): void {
    // Who reads a stored response that failed has read it well.
    this.end(this.start.operation.billed ? this.#record.answer.failure : undefined, 'provider_silent');
  }
}

/** When a span started, in milliseconds since the epoch, as an SDK's tells it. */
function startOf(span: Span): number | undefined {
  const { startTime } = span as { readonly startTime?: HrTime };
  return startTime && startTime[0] * 1000 + Math.ceil(startTime[1] / 1e6);
}
