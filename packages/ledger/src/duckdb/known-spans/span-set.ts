/** Slots that a set begins with; it grows by doubling. */
const FIRST_SLOTS = 64;

/**
 * A set of span ids that may take one for another, once in some hundred million, but never forgets one. It keeps 31
 * bits of each in 8 to 16 bytes, where a Set of strings takes a hundred.
 */
export class SpanSet {
  #fingerprints: Uint32Array = new Uint32Array(FIRST_SLOTS);
  /** What `place` was when a fingerprint was added, to find its slot again when the set grows. */
  #places: Uint32Array = new Uint32Array(FIRST_SLOTS);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Bytes that the set takes. */
  get bytes(): number {
    return this.#fingerprints.byteLength + this.#places.byteLength;
  }

  /** @param high, low the two halves of a span id, 32 bits each. */
  add(high: number, low: number): void {
    const place = mix(high, low);
    const fingerprint = (low | 1) >>> 0;
    const slot = this.#find(place, fingerprint);
    if (this.#fingerprints[slot] !== 0) return;
    this.#fingerprints[slot] = fingerprint;
    this.#places[slot] = place;
    this.#size += 1;
    if (this.#size * 2 > this.#fingerprints.length) this.#grow();
  }

  /** Whether the id may have been added: false is certain. */
  has(high: number, low: number): boolean {
    return this.#fingerprints[this.#find(mix(high, low), (low | 1) >>> 0)] !== 0;
  }

  /** The slot with the fingerprint, or the free one where it belongs. */
  #find(place: number, fingerprint: number): number {
    const mask = this.#fingerprints.length - 1;
    let slot = place & mask;
    for (;;) {
      const found = this.#fingerprints[slot];
      if (found === 0 || (found === fingerprint && this.#places[slot] === place)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const fingerprints = this.#fingerprints;
    const places = this.#places;
    this.#fingerprints = new Uint32Array(fingerprints.length * 2);
    this.#places = new Uint32Array(places.length * 2);
    fingerprints.forEach((fingerprint, index) => {
      if (fingerprint === 0) return;
      const place = places[index] ?? 0;
      const slot = this.#find(place, fingerprint);
      this.#fingerprints[slot] = fingerprint;
      this.#places[slot] = place;
    });
  }
}

/** Differs from one process to the next, so that nobody can send ids that all belong in one slot. */
const SEED = Math.floor(Math.random() * 2 ** 32);

function mix(high: number, low: number): number {
  let mixed = Math.imul(high ^ SEED, 0x9e3779b1) ^ low;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
