import { type Answer, createAnswer } from './answer.ts';
import type { CallStart } from './call-start.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import type { UsageReason } from './failure.ts';
import { isObject, type Json, text } from './json.ts';
import { readHeaderCost } from './provider-cost.ts';
import { report, safely } from './report.ts';
import type { Usage } from './usage.ts';

/** What is known of a call: what was asked, and what was answered so far. No method throws. */
export class CallRecord {
  readonly answer: Answer = createAnswer();
  readonly #start: CallStart;
  /** Kept only where somebody estimates by it. */
  #evidence: Evidence | undefined;
  #requestModel: unknown;
  /** Whether the request asked for a stream, whatever the answer calls itself. */
  #streamAsked = false;
  #responded = false;
  #headerCostUsd: number | undefined;

  constructor(start: CallStart) {
    this.#start = start;
  }

  /** The model that was asked for. */
  get requestModel(): unknown {
    return this.#requestModel;
  }

  /** Whether anything of an answer has come. */
  get responded(): boolean {
    return this.#responded;
  }

  /** USD, as the head of an answer states it that is no stream: of one it is known at its end alone. */
  get headerCostUsd(): number | undefined {
    return this.#streamAsked ? undefined : this.#headerCostUsd;
  }

  /** Whether some choice of the answer has its finish reason: what comes now is no text. */
  get finished(): boolean {
    return this.answer.finishReasons?.some((reason) => reason !== undefined) ?? false;
  }

  /** Takes up the parameters of the request. */
  readRequest(body: Json): void {
    const { operation, telemetry } = this.#start;
    this.#requestModel = body['model'];
    this.#streamAsked = body['stream'] === true;
    this.answer.asked = operation.readAsked?.(body);
    this.#evidence = gatherEvidence(operation, body, telemetry.settings);
  }

  /** The provider has begun to answer. @param response with the head of the answer, where there is one. */
  readHead(response?: unknown): void {
    this.#responded = true;
    safely(() => {
      this.#headerCostUsd = readHeaderCost(response);
    });
  }

  /** Takes up a whole body. */
  readBody(body: unknown): void {
    safely(() => {
      if (!isObject(body)) return;
      this.#start.operation.readBody(body, this.answer);
      this.#evidence?.addBody(body);
    });
  }

  /** Takes up a piece of a stream. */
  readChunk(chunk: unknown): void {
    try {
      if (!isObject(chunk)) return;
      this.#start.operation.readChunk(chunk, this.answer);
      this.#evidence?.addChunk(chunk);
    } catch (error) {
      report(error);
    }
  }

  /** The answer is what was asked for. */
  readMade(): void {
    const { asked } = this.answer;
    if (asked && Object.keys(asked).length > 0) this.answer.usage = asked;
  }

  /** A best guess at usage that is missing. Where no answer came, there is nothing to go by. */
  estimate(reason: UsageReason): Usage | undefined {
    if (!this.#responded) return undefined;
    const { operation, server } = this.#start;
    const model = this.answer.model ?? text(this.#requestModel);
    return this.#evidence?.estimate({ operation: operation.name, provider: server.provider, model, reason });
  }
}
