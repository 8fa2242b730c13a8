/** The ids of what is told, of which the oldest beyond a limit are forgotten. */
export class RecentIds {
  readonly #ids = new Set<string>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(id: string): void {
    this.delete(id);
    this.#ids.add(id);
    if (this.#ids.size > this.#limit) this.delete(this.#ids.values().next().value as string);
  }

  has(id: string | undefined): boolean {
    return id !== undefined && this.#ids.has(id);
  }

  delete(id: string): void {
    this.#ids.delete(id);
  }
}
