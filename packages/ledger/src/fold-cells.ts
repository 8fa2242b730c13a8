import type { Cell, SumName } from './call-store.ts';

/**
 * Cells of some of their fields alone: those with the same values at the places that are kept, added up. To ask a store
 * once for cells of several fields takes less than to ask for those of each.
 * @param places of the fields that are kept, in the order in which the new cells have them.
 */
export function foldCells<Name extends SumName>(
  cells: readonly Cell<Name>[],
  places: readonly number[],
  names: readonly Name[],
): readonly Cell<Name>[] {
  const folded = new Map<string, { values: readonly (string | null)[]; sums: Record<Name, bigint> }>();
  for (const cell of cells) {
    const values = places.map((place) => cell.values[place] ?? null);
    const key = JSON.stringify(values);
    const known = folded.get(key);
    if (known) for (const name of names) known.sums[name] += cell.sums[name];
    else folded.set(key, { values, sums: { ...cell.sums } });
  }
  return [...folded.values()];
}
