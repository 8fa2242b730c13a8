import type { Cell, CellColumns, RankedSum, SumName } from './call-store.ts';
import { ManyAmounts } from './many-amounts.ts';
import type { RankedCell } from './rank-cells.ts';

/** Cells as columns of their values and of some of their sums. */
export function columnsOf<Name extends SumName>(
  cells: readonly Cell<Name>[],
  fields: readonly string[],
  names: readonly Name[],
): CellColumns<Name> {
  const sums = names.map((name) => [name, ManyAmounts.from(cells.length, (index) => cells[index]?.sums[name] ?? 0n)]);
  return {
    count: cells.length,
    values: fields.map((_, place) => cells.map(({ values }) => values[place] ?? null)),
    sums: Object.fromEntries(sums) as Record<Name, ManyAmounts>,
  };
}

/** One cell, as far as its order goes. */
export function cellAt({ values, sums }: CellColumns<RankedSum>, index: number): RankedCell {
  const { cost, calls, inputTokens, outputTokens } = sums;
  return {
    values: values.map((column) => column[index] ?? null),
    sums: {
      cost: cost.read(index),
      calls: calls.read(index),
      inputTokens: inputTokens.read(index),
      outputTokens: outputTokens.read(index),
    },
  };
}
