import type { ModelCall } from '../model-call.ts';

/** Of one socket; the oldest beyond it is given up. */
const MAX_OPEN = 64;

/** How many answers of one socket are remembered as told. */
export const MAX_TOLD = 64;

/** The answers of a socket that are under way, by their ids. */
export class OpenAnswers {
  readonly #calls = new Map<string, ModelCall>();

  add(id: string, call: ModelCall): void {
    this.take(id)?.onStreamAborted();
    this.#calls.set(id, call);
    if (this.#calls.size <= MAX_OPEN) return;
    const [oldest = id] = this.#calls.keys();
    this.take(oldest)?.onAbandoned();
  }

  get(id: unknown): ModelCall | undefined {
    return this.#calls.get(id as string);
  }

  /** The call of this id, which is open no longer. */
  take(id: unknown): ModelCall | undefined {
    const call = this.get(id);
    this.#calls.delete(id as string);
    return call;
  }

  /** The connection is gone, and they with it. */
  abort(): void {
    for (const call of this.#calls.values()) call.onStreamAborted();
    this.#calls.clear();
  }
}
