import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** How many figures stand beside a name, and what to measure them by. */
export interface Fitting {
  readonly table: RefObject<HTMLTableElement | null>;
  readonly fits: number;
}

/**
 * Counts the figures of a table that have room beside its first column: drawn all at first, and as many taken away as are
 * beyond the edge. One always stays.
 * @param of what the table is of; of something else it is measured anew.
 */
export function useFitting(isNarrow: boolean, of: string): Fitting {
  const table = useRef<HTMLTableElement>(null);
  const [measured, setMeasured] = useState({ of, fits: Number.POSITIVE_INFINITY });
  const fits = measured.of === of ? measured.fits : Number.POSITIVE_INFINITY;
  // After every drawing: rows that come later may be wider.
  useLayoutEffect(() => {
    if (!isNarrow || !table.current) return;
    const found = countFitting(table.current);
    if (found < fits) setMeasured({ of, fits: found });
  });
  return { table, fits };
}

/** Infinite where all fit. */
function countFitting(table: HTMLTableElement): number {
  const frame = table.parentElement;
  const heads = [...(table.rows[0]?.cells ?? [])].slice(1);
  if (!frame || frame.scrollWidth <= frame.clientWidth || heads.length < 2) return Number.POSITIVE_INFINITY;
  const padding = Number.parseFloat(getComputedStyle(frame).paddingRight);
  const edge = table.getBoundingClientRect().left + frame.clientWidth - 2 * padding;
  const inside = heads.filter((head) => head.getBoundingClientRect().right <= edge);
  return Math.max(1, Math.min(inside.length, heads.length - 1));
}
