import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawBranches } from './draw-branches.ts';

/** A tree as lists of lists. */
interface Tree {
  readonly children: readonly Tree[];
}

function list(tree: Tree, depth: number, before: string, isLast: boolean): [number, string][] {
  const own = depth === 0 ? '' : `${before}${isLast ? '└ ' : '├ '}`;
  const beneath = depth === 0 ? '' : `${before}${isLast ? '  ' : '│ '}`;
  return [
    [depth, own],
    ...tree.children.flatMap((child, index) => list(child, depth + 1, beneath, index === tree.children.length - 1)),
  ];
}

describe('the branches of a tree', () => {
  it('lead from each line to its parent, in any tree', () => {
    const tree = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc
        .array(fc.oneof({ maxDepth: 4, depthIdentifier: 'tree' }, fc.constant({ children: [] }), tie('tree')), {
          maxLength: 3,
        })
        .map((children) => ({ children })),
    })).tree;
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 3 }), (trees) => {
        const lines = trees.flatMap((root) => list(root, 0, '', true));
        expect(drawBranches(lines.map(([depth]) => depth))).toEqual(lines.map(([, drawn]) => drawn));
      }),
    );
  });
});
