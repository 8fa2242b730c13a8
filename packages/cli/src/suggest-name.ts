/** `; did you mean "flex"?` where one of the names differs by two letters at most; else nothing. */
export function suggestName(name: string, names: Iterable<string>): string {
  let closest: string | undefined;
  let least = name.length > 4 ? 3 : 2;
  for (const other of names) {
    const distance = countEdits(name, other);
    if (distance >= least) continue;
    closest = other;
    least = distance;
  }
  return closest === undefined ? '' : `; did you mean ${JSON.stringify(closest)}?`;
}

/** Letters to insert, remove or replace. */
function countEdits(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (let at = 1; at <= other.length; at++) {
      const replaced = (row[at - 1] ?? 0) + (other[at - 1] === letter ? 0 : 1);
      next.push(Math.min(replaced, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? Number.POSITIVE_INFINITY;
}
