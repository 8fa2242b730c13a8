import { useSyncExternalStore } from 'react';

/** Something that is so or not, for the whole page; whoever shows it is told when it changes. */
export class Flag {
  readonly #listeners = new Set<() => void>();
  #value = false;

  get value(): boolean {
    return this.#value;
  }

  set(value: boolean): void {
    if (this.#value === value) return;
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }

  readonly #subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What it is, as a hook. */
  useValue(): boolean {
    return useSyncExternalStore(this.#subscribe, () => this.#value);
  }
}
