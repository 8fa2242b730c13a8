import { compareBigInts } from '../compare-big-ints.ts';
import { TokenSum } from './adds-up.ts';
import { keyOf } from './tokens.ts';
import { CLOCK_SKEW, isSameModel, mayBeAbove, type PlacedCall, pushTo } from './trace-tree.ts';

/** Calls of a block: one of a trace is looked at alone only where its block is not taken or left out whole. */
const BLOCK_CALLS = 64;

/** Calls that began one after the other, alike in service and models. */
interface Block {
  readonly calls: readonly PlacedCall[];
  readonly first: bigint;
  readonly last: bigint;
  /** Spans that stand above them and are not recorded. */
  readonly unknown: ReadonlySet<string | null>;
  /** Those of the calls that were added, and what they add up to. */
  readonly added: Set<PlacedCall>;
  readonly sum: TokenSum;
  readonly keys: Map<string, number>;
}

/** Calls of one service and models, in order of time. */
interface Kind extends Pick<PlacedCall, 'service' | 'models'> {
  /** What stands above all of them and is not recorded, where it does above that many. */
  readonly unknown: string | null;
  readonly calls: readonly PlacedCall[];
}

interface BlockedKind extends Kind {
  readonly blocks: readonly Block[];
}

/**
 * The calls of a trace by what decides whether they may stand beneath another through spans that are not recorded, so that
 * nobody compares each with each.
 */
export class CallsBeneath {
  readonly #kinds: readonly BlockedKind[];
  readonly #blocks = new Map<PlacedCall, Block>();

  /** None of the calls is added so far. */
  constructor(kinds: readonly Kind[]) {
    this.#kinds = kinds.map((kind) => ({ ...kind, blocks: makeBlocks(kind.calls) }));
    for (const { blocks } of this.#kinds) {
      for (const block of blocks) for (const call of block.calls) this.#blocks.set(call, block);
    }
  }

  add(call: PlacedCall): void {
    const block = this.#blocks.get(call);
    if (!block || block.added.has(call)) return;
    block.added.add(call);
    block.sum.add(call);
    const key = keyOf(call);
    if (key !== undefined) block.keys.set(key, (block.keys.get(key) ?? 0) + 1);
  }

  /** What the added calls that may stand beneath a call add up to. */
  sum(upper: PlacedCall): TokenSum {
    const sum = new TokenSum();
    this.#visit(
      upper,
      (block) => {
        sum.addSum(block.sum);
        return false;
      },
      (call) => {
        sum.add(call);
        return false;
      },
    );
    return sum;
  }

  /** Whether one of the added calls that may stand beneath a call has these tokens. */
  hasKey(upper: PlacedCall, key: string): boolean {
    return this.#visit(
      upper,
      ({ keys }) => keys.has(key),
      (call) => keyOf(call) === key,
      ({ keys }) => keys.has(key),
    );
  }

  /** The added calls that may stand beneath a call. */
  list(upper: PlacedCall): readonly PlacedCall[] {
    const found: PlacedCall[] = [];
    const collect = (call: PlacedCall): boolean => {
      found.push(call);
      return false;
    };
    this.#visit(
      upper,
      ({ added }) => {
        found.push(...added);
        return false;
      },
      collect,
    );
    return found;
  }

  /** Shows the blocks that may stand beneath a call as a whole, and single calls of others, until one says true. */
  #visit(
    upper: PlacedCall,
    onBlock: (block: Block) => boolean,
    onCall: (call: PlacedCall) => boolean,
    isWorthwhile: (block: Block) => boolean = () => true,
  ): boolean {
    const { unknown } = upper;
    const kin = this.#findKin(upper);
    for (const kind of this.#kinds) {
      if (!isSameModel(upper, kind) || (unknown !== null && kind.unknown === unknown)) continue;
      const skew = upper.service === kind.service ? 0n : CLOCK_SKEW;
      const [from, to] = [upper.start - skew, upper.end === null ? undefined : upper.end + skew];
      for (let index = findBlock(kind.blocks, from); index < kind.blocks.length; index++) {
        const block = kind.blocks[index] as Block;
        if (to !== undefined && block.first > to) break;
        if (block.added.size === 0 || !isWorthwhile(block)) continue;
        const isShared = unknown !== null && block.unknown.has(unknown);
        if (isShared && block.unknown.size === 1) continue;
        const isWhole = block.first >= from && (to === undefined || block.last <= to) && !isShared && !kin.has(block);
        if (isWhole) {
          if (onBlock(block)) return true;
          continue;
        }
        for (const call of block.added) if (mayBeAbove(upper, call) && onCall(call)) return true;
      }
    }
    return false;
  }

  /** The blocks with calls that surely stand above a call, or beneath it. */
  #findKin(call: PlacedCall): ReadonlySet<Block | undefined> {
    const kin = new Set<Block | undefined>();
    // What hangs on the same span is no whole block's anyway.
    for (const other of call.above) if (other.unknown !== call.unknown) kin.add(this.#blocks.get(other));
    for (const other of call.below) if (other.unknown !== call.unknown) kin.add(this.#blocks.get(other));
    return kin;
  }
}

/** The kinds of calls; siblings that fill a block are one of their own, so that they are left out together. */
export function makeKinds(placed: readonly PlacedCall[]): readonly Kind[] {
  const siblings = new Map<string, PlacedCall[]>();
  // What hangs on the root of the trace alone may stand nowhere else.
  for (const call of placed) if (call.unknown !== null) pushTo(siblings, call.unknown, call);
  const kinds = new Map<string, PlacedCall[]>();
  for (const [unknown, calls] of siblings) {
    const own = calls.length >= BLOCK_CALLS ? unknown : null;
    for (const call of calls) pushTo(kinds, JSON.stringify([own, call.service, call.models]), call);
  }
  return [...kinds].map(([key, alike]) => {
    const [unknown, service, models] = JSON.parse(key) as [string | null, string | null, string[]];
    return { unknown, service, models, calls: alike.toSorted((a, b) => compareBigInts(a.start, b.start)) };
  });
}

function makeBlocks(ordered: readonly PlacedCall[]): readonly Block[] {
  return Array.from({ length: Math.ceil(ordered.length / BLOCK_CALLS) }, (_, index) => {
    const calls = ordered.slice(index * BLOCK_CALLS, (index + 1) * BLOCK_CALLS);
    const unknown = new Set(calls.map(({ unknown }) => unknown));
    const [first, last] = [calls[0]?.start ?? 0n, calls.at(-1)?.start ?? 0n];
    return { calls, first, last, unknown, added: new Set(), sum: new TokenSum(), keys: new Map() };
  });
}

/** The index of the first block that does not end before a moment. */
function findBlock(blocks: readonly Block[], from: bigint): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle] as Block).last < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
