// The commands of the root package.json. Each first brings the clone to a working state (setup.mjs), then runs on the
// pinned Node that the set-up installed, whatever Node started this file.
import { spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setup } from './setup.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Each command is a list of steps; a step is a program of node_modules/.bin with its arguments. */
const COMMANDS = {
  bench: [
    ['node', 'scripts/build.mjs', '--if-changed'],
    ['node', 'scripts/bench.mjs', ...process.argv.slice(3)],
  ],
  build: [['node', 'scripts/build.mjs']],
  'collector-config': [
    ['node', 'scripts/build.mjs', '--if-changed'],
    ['node', 'collector-config/src/generate.ts', ...process.argv.slice(3)],
  ],
  // Opt-in: what the newest client has is no matter of a change here.
  'check:openai': [['node', 'scripts/operations/check-openai.ts', ...process.argv.slice(3)]],
  demo: [
    ['node', 'scripts/build.mjs', '--if-changed'],
    ['node', 'examples/multi-team/src/demo.ts', ...process.argv.slice(3)],
  ],
  format: [['biome', 'check', '--write', '.']],
  lint: [
    ['biome', 'check', '.'],
    ['depcruise', '--config', '.dependency-cruiser.mjs', 'packages', 'examples', 'collector-config'],
  ],
  matrix: [
    ['node', 'scripts/build.mjs', '--if-changed'],
    ['node', 'scripts/matrix/matrix.ts', ...process.argv.slice(3)],
  ],
  pack: [
    ['node', 'scripts/build.mjs', '--if-changed'],
    ['node', 'scripts/pack.mjs', ...process.argv.slice(3)],
  ],
  packages: [['node', 'scripts/check-packages.mjs']],
  // Opt-in: it takes up to 20 minutes.
  soak: [
    ['node', 'scripts/build.mjs', '--if-changed'],
    ['node', '--expose-gc', '--no-warnings', 'packages/node/bench/soak/soak.ts', ...process.argv.slice(3)],
  ],
  stack: [
    ['node', 'scripts/build.mjs', '--if-changed'],
    ['node', 'collector-config/stack/main.ts', ...process.argv.slice(3)],
  ],
  test: [
    ['node', 'scripts/build.mjs', '--if-changed'],
    ['vitest', 'run', ...process.argv.slice(3)],
  ],
  // Opt-in: it downloads an engine of half a gigabyte.
  'test:clickhouse': [
    ['node', 'tests/clickhouse/setup.mjs'],
    ['node', 'scripts/build.mjs', '--if-changed'],
    ['vitest', 'run', '--config', 'tests/clickhouse/vitest.config.ts', ...process.argv.slice(3)],
  ],
  // The programs are built from Go modules the first time, where there is Go.
  'test:stack': [
    ['node', 'scripts/build.mjs', '--if-changed'],
    ['node', 'collector-config/stack/main.ts', '--build-only'],
    ['vitest', 'run', '--config', 'tests/stack/vitest.config.ts', ...process.argv.slice(3)],
  ],
  typecheck: [
    ['tsc', '--project', 'tsconfig.json'],
    ['tsc', '--project', 'packages/console/web/tsconfig.json'],
    ['tsc', '--project', 'packages/console/web/test/tsconfig.json'],
  ],
};

const CHECK = ['lint', 'typecheck', 'build', 'packages', 'matrix', 'test'];

const [command = ''] = process.argv.slice(2);
const steps = command === 'check' ? CHECK.flatMap((name) => COMMANDS[name]) : COMMANDS[command];
if (!steps) {
  console.error(`[spendspan] got "${command}", expected one of ${[...Object.keys(COMMANDS), 'check'].join(', ')}.`);
  process.exit(2);
}
setup();
// Ctrl-C reaches the step as well: the prompt comes back when that has ended, and left nothing behind.
process.on('SIGINT', () => {});
for (const [program, ...args] of steps) {
  const { status, signal } = spawnSync(join(root, 'node_modules', '.bin', program), args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}` },
  });
  if (status !== 0) process.exit(status ?? (signal === 'SIGINT' ? 130 : 1));
}
