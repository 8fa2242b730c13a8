import { CLOCK_SKEW, mayTell, type PlacedCall } from './trace-tree.ts';

/** How many calls are moved to another that answers for them; beyond, it is not decided. */
const MAX_MOVES = 100;
const BLOCK_CALLS = 256;

/** Calls that were added one after the other. */
interface Block {
  readonly calls: PlacedCall[];
  /** What stands above all of them and is not recorded; undefined when that is not one span. */
  unknown: string | null | undefined;
  /** When calls beneath them may begin, whatever the clocks. */
  from: bigint;
  /** Null when one of them has no end. */
  to: bigint | null;
  /** How many answer for nobody. */
  free: number;
}

/** Calls of the same tokens, each of which answers for one beneath it. */
export class AnsweringCalls {
  readonly #blocks: Block[] = [];
  readonly #blockOf = new Map<PlacedCall, Block>();
  /** For which call beneath it each answers. */
  readonly #answered = new Map<PlacedCall, PlacedCall>();

  add(call: PlacedCall): void {
    let block = this.#blocks.at(-1);
    const [from, to] = [call.start - CLOCK_SKEW, call.end === null ? null : call.end + CLOCK_SKEW];
    if (!block || block.calls.length === BLOCK_CALLS) {
      block = { calls: [], unknown: call.unknown, from, to, free: 0 };
      this.#blocks.push(block);
    }
    block.calls.push(call);
    if (block.unknown !== call.unknown) block.unknown = undefined;
    if (from < block.from) block.from = from;
    if (block.to !== null && (to === null || to > block.to)) block.to = to;
    block.free += 1;
    this.#blockOf.set(call, block);
  }

  /** Finds a call above that answers for this one, others that answer being moved where they can be. */
  findAnswer(call: PlacedCall, tried: Set<PlacedCall> = new Set()): boolean {
    const blocks = this.#findBlocks(call);
    for (const block of blocks) {
      const upper = block.free > 0 && block.calls.find((one) => !this.#answered.has(one) && mayTell(one, call));
      if (!upper) continue;
      this.#answered.set(upper, call);
      block.free -= 1;
      return true;
    }
    for (const block of blocks) {
      for (const upper of block.calls) {
        if (tried.has(upper) || !mayTell(upper, call)) continue;
        tried.add(upper);
        const other = this.#answered.get(upper);
        if (other && tried.size < MAX_MOVES && !this.findAnswer(other, tried)) continue;
        this.#answered.set(upper, call);
        return true;
      }
    }
    return false;
  }

  /** The blocks in which calls may stand above a call, in their order. */
  #findBlocks(lower: PlacedCall): readonly Block[] {
    const { unknown } = lower;
    const above = new Set(lower.above.map((call) => this.#blockOf.get(call)));
    return this.#blocks.filter((block) => {
      const mayHold = unknown !== null && unknown !== block.unknown;
      const isThen = mayHold && lower.start >= block.from && (block.to === null || lower.start <= block.to);
      return isThen || above.has(block);
    });
  }
}
