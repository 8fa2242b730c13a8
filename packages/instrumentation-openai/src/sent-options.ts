import { type Context, context, createContextKey } from '@opentelemetry/api';
import { createHiddenField } from '@spendspan/attribution';
import type { ModelCall } from './model-call.ts';

const TRACKED: symbol = createContextKey('spendspan.tracked-request');

/** A request that came in at a door, as long as the client makes it. */
export class SentRequest {
  /** The context of every attempt, in which {@link sentIn} finds this. */
  readonly context: Context;
  #call: ModelCall | undefined;
  /** What leads here in {@link byOptions}. */
  #options: object | undefined;

  /**
   * @param around the context to make it in.
   * @param call the model call that it is, if it is one.
   */
  constructor(around: Context, call: ModelCall | undefined) {
    this.context = around.setValue(TRACKED, this);
    this.#call = call;
    call?.onceAnswering(this);
  }

  /** The model call that it is, until there is no more to ask. */
  get call(): ModelCall | undefined {
    return this.#call;
  }

  /** Has it found by the options with which it is made. */
  remember(options: object): void {
    byOptions.set(options, this);
    this.#options = options;
  }

  /** Whether it is made with these options, and still is. */
  isMadeWith(options: unknown): boolean {
    return this.#options !== undefined && this.#options === options;
  }

  /**
   * Lets go of the call, and of what was asked: a stream is open for long, and a prompt may be. The client and its promises
   * hold on to this context for longer, and what they hold outlives the collections of young objects, with all that hangs
   * on it: short calls should not.
   */
  release(): void {
    this.#call = undefined;
    const options = this.#options;
    this.#options = undefined;
    // An application may make two requests with one object.
    if (options && byOptions.get(options) === this) byOptions.set(options, undefined);
  }
}

/** The request whose context this is, or one beneath that. */
export function sentIn(context: Context): SentRequest | undefined {
  return context.getValue(TRACKED) as SentRequest | undefined;
}

/** A context beneath that of no request. */
export function outsideRequests(context: Context): Context {
  return sentIn(context) === undefined ? context : context.deleteValue(TRACKED);
}

/** By the options that the client's methods hand to each other: openai 7 retries in whatever context reads the body. */
const byOptions = createHiddenField<object, SentRequest | undefined>();

/**
 * The request that was made with these options, as long as there may be another attempt; else the one around. Of several
 * that were made with one object, the one around is meant.
 */
export function findSent(options: unknown): SentRequest | undefined {
  const around = sentIn(context.active());
  if (typeof options !== 'object' || options === null || around?.isMadeWith(options)) return around;
  return byOptions.get(options) ?? around;
}

/** Remembers with which options, or promise of them, a request is made. */
export function rememberSent(options: unknown, request: SentRequest): void {
  if (typeof options !== 'object' || options === null) return;
  if (!(options instanceof Promise)) {
    request.remember(options);
    return;
  }
  // Ahead of the client, which reads them too and is told of their failure.
  options.then(
    (known) => rememberSent(known, request),
    () => {},
  );
}
