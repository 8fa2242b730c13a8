/**
 * What stands before each line of a tree, parents first: `├ `, `│ └ `, nothing on top.
 * @param depths of the lines, 0 on top, each at most one more than that of the line before.
 */
export function drawBranches(depths: readonly number[]): readonly string[] {
  /** By depth: whether a line of that depth follows, before one that is nearer to the top. */
  const follows: boolean[] = [];
  const drawn = new Array<string>(depths.length);
  for (let index = depths.length - 1; index >= 0; index -= 1) {
    const depth = depths[index] ?? 0;
    const above = Array.from({ length: Math.max(depth - 1, 0) }, (_, at) => (follows[at + 1] ? '│ ' : '  '));
    drawn[index] = depth === 0 ? '' : `${above.join('')}${follows[depth] ? '├ ' : '└ '}`;
    follows.length = depth;
    follows[depth] = true;
  }
  return drawn;
}
