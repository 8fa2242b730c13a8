import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const BENCH = fileURLToPath(new URL('bench.mjs', import.meta.url));
const SOAK = fileURLToPath(new URL('../packages/node/bench/soak/soak.ts', import.meta.url));

function run(program: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['--no-warnings', program, ...args], { encoding: 'utf8' });
}

describe('what measures refuses, before it measures, and says what it takes', () => {
  it.each([
    [['calls', '--foo'], 'got --foo, expected one of --client, --scenario, --processes'],
    [['price', '--rounds=3'], 'got --rounds, expected no option'],
    [['--foo'], 'got --foo, expected one of --client'],
    [['calls', '--processes=x'], 'got --processes "x", expected a whole number of 1 or more'],
    [['calls', '--processes'], 'got --processes without a value, expected --processes=9'],
    [['ledger-ingest', '--senders=4,0'], 'got --senders "4,0", expected whole numbers of 1 or more, as 4,16'],
    [['calls', '7'], 'got "7", expected options only'],
    [['ledger', '--calls=50'], 'got --calls "50", expected 100000, 1000000 or 10000000'],
    [['calls', '--client=9'], 'got --client "9", expected 7 or 6'],
    [['callz'], 'got "callz", expected a part of one of these: price, calls'],
  ])('bench %j', (args, message) => {
    const { status, stdout, stderr } = run(BENCH, ...args);
    expect(stderr).toContain(message);
    expect(stderr).toContain('npm run bench -- --help');
    expect(status).toBe(2);
    // Its own head at most.
    expect(stdout).not.toContain('| ---');
  });

  it.each([
    ['--foo', 'got --foo, expected one of --calls, --streams, --minutes'],
    ['--calls=x', 'got --calls "x", expected a whole number of 1 or more'],
  ])('soak %s', (option, message) => {
    const { status, stdout, stderr } = run(SOAK, option);
    expect(stderr).toContain(message);
    expect(stderr).toContain('npm run soak -- --help');
    expect([status, stdout]).toEqual([2, '']);
  });

  it.each([
    [BENCH, ['--help'], '--processes'],
    [BENCH, ['calls', '--help'], '--processes'],
    [SOAK, ['--help'], '--minutes'],
  ])('%s %j names the options', (program, args, option) => {
    const { status, stdout } = run(program, ...args);
    expect(stdout).toContain(option);
    expect(status).toBe(0);
  });
});
