/** Of one socket; the oldest beyond it is forgotten. */
const MAX_IDS = 64;

/** The ids of answers that are told. */
export class RecentIds {
  readonly #ids = new Set<string>();

  add(id: string): void {
    this.delete(id);
    this.#ids.add(id);
    if (this.#ids.size > MAX_IDS) this.delete(this.#ids.values().next().value as string);
  }

  has(id: string | undefined): boolean {
    return id !== undefined && this.#ids.has(id);
  }

  delete(id: string): void {
    this.#ids.delete(id);
  }
}
