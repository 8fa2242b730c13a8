import { type Ledger, LedgerUnavailableError, MalformedTracesError, type ReadCallsResult } from '@spendspan/ledger';
import type { LiveCalls } from '../live/live-calls.ts';
import type { ConsoleStatus } from '../types.ts';
import type { OtlpEncoding } from './otlp-encoding.ts';
import { OtlpError } from './otlp-error.ts';

/** What was received since the start. */
export type Received = { -readonly [name in keyof ConsoleStatus['received']]: number };

/** Takes trace exports into the ledger. */
export class TraceReceiver {
  readonly received: Received = { spans: 0, calls: 0, duplicates: 0, ignored: 0, rejected: 0, invalid: 0, expired: 0 };
  readonly #ledger: Ledger;
  readonly #live: LiveCalls;

  constructor(ledger: Ledger, live: LiveCalls) {
    this.#ledger = ledger;
    this.#live = live;
  }

  /**
   * Records the model calls of one export. Resolves when they are durable, with the answer to the sender.
   * @throws OtlpError 400 for what is no OTLP, 503 when the ledger cannot be written.
   */
  async receive(body: Buffer, encoding: OtlpEncoding): Promise<Buffer> {
    const { calls, ignored, rejected, invalid } = decode(body, encoding);
    const { inserted, duplicates, expired = 0 } = await this.#append(calls);
    if (inserted > 0) this.#live.publish(calls);
    this.received.spans += calls.length + ignored + rejected;
    this.received.calls += inserted;
    this.received.duplicates += duplicates;
    this.received.ignored += ignored;
    this.received.rejected += rejected;
    this.received.invalid += invalid;
    this.received.expired += expired;
    return encoding.encodeSuccess(rejected + expired, explainRejected(rejected, expired));
  }

  async #append(calls: ReadCallsResult['calls']): ReturnType<Ledger['append']> {
    try {
      return await this.#ledger.append(calls);
    } catch (error) {
      if (error instanceof LedgerUnavailableError) throw new OtlpError(503, error.message, { cause: error });
      throw error;
    }
  }
}

function explainRejected(rejected: number, expired: number): string {
  const reasons = [
    ...(rejected > 0 ? ['model calls without valid trace id, span id or start time'] : []),
    ...(expired > 0 ? ['calls from before what this ledger keeps'] : []),
  ];
  return reasons.join(', and ');
}

function decode(body: Buffer, encoding: OtlpEncoding): ReadCallsResult {
  try {
    return encoding.readCalls(body);
  } catch (error) {
    if (error instanceof OtlpError) throw error;
    if (error instanceof MalformedTracesError) throw new OtlpError(400, error.message, { cause: error });
    throw new OtlpError(400, `got a body that is no ${encoding.contentType} (${(error as Error).message})`, {
      cause: error,
    });
  }
}
