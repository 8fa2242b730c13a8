import type { Span } from '@opentelemetry/api';
import { ATTR_HTTP_RESPONSE_STATUS_CODE, ATTR_LLM_ATTEMPTS, EVENT_LLM_ATTEMPT_FAILED } from './semconv.ts';

/** What has a span, maybe not before somebody asks for it. */
interface Written {
  readonly span: Span;
}

/** The HTTP attempts inside one logical call: counted, and each that failed an event of the call's span. */
export class AttemptLog {
  readonly #call: Written;
  #made = 0;
  #failed = 0;
  /** HTTP status of the last attempt, once it is known. */
  #status: unknown;

  constructor(call: Written) {
    this.#call = call;
  }

  /** Attempts that were made; 0 where the client does not let them be seen. */
  get made(): number {
    return this.#made;
  }

  /** An HTTP request is made. */
  begin(): void {
    // The client tells of those that failed, but for a token that had expired.
    if (this.#made > 0) this.fail();
    this.#made += 1;
  }

  /** The attempt was answered. */
  answer(response: { readonly status?: unknown } | undefined): void {
    this.#status = response?.status;
  }

  /** The attempt is of no use: the client gives it up, and may make another. */
  fail(): void {
    if (this.#failed === this.#made) return;
    this.#failed = this.#made;
    const status = this.#status;
    this.#status = undefined;
    const { span } = this.#call;
    // Of a call that was given up meanwhile, nothing more is written.
    if (!span.isRecording()) return;
    span.addEvent(EVENT_LLM_ATTEMPT_FAILED, {
      [ATTR_LLM_ATTEMPTS]: this.#made,
      ...(typeof status === 'number' && { [ATTR_HTTP_RESPONSE_STATUS_CODE]: status }),
    });
  }
}
