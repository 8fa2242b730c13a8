import type { ModelCall, ReadableSpan } from '../span/types.ts';

/** How one family of emitters tells of model calls on spans. */
export interface Dialect {
  /** Also the name of its row in docs/dialects.md. */
  readonly name: string;
  /** Whether a span is written in this dialect. */
  knows(span: ReadableSpan): boolean;
  /**
   * The call of a span in this dialect, its usage as {@link ModelCall} wants it: cached tokens inside the input,
   * reasoning inside the output. undefined when the span is no model call of its own: an agent, a chain, a tool, or
   * what adds up the calls beneath it. Never throws, whatever the attributes are.
   */
  read(span: ReadableSpan): ModelCall | undefined;
}
