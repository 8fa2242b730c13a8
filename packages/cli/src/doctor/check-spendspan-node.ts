import type { App, Finding } from './types.ts';

const OLDEST_NODE = [20, 6] as const;

/** Is `@spendspan/node` there for the app, and can this Node run it? */
export function checkSpendspanNode({ cwd, spendspanNode }: App): readonly Finding[] {
  const { node } = process.versions;
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const old = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  return [
    old
      ? { about: 'Node.js', status: 'fail', found: `${node} is older than 20.6`, remedy: 'install a newer Node.js' }
      : { about: 'Node.js', status: 'ok', found: node },
    spendspanNode
      ? { about: '@spendspan/node', status: 'ok', found: spendspanNode.version }
      : {
          about: '@spendspan/node',
          status: 'fail',
          found: `not installed for ${cwd}`,
          remedy: 'npm install @spendspan/node',
        },
  ];
}
