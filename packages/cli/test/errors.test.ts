import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '@spendspan/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCall } from './calls.ts';
import { runCommand } from './run-command.ts';

let folder: string;
let server: Server;
let port: number;
const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spendspan-errors-'));
  const ledger = await openLedger({ path: file('ledger.duckdb') });
  await ledger.append([createCall(1), createCall(2, { attribution: { team: 'research' } })]);
  await ledger.close();
  await writeFile(file('text.duckdb'), 'this is no database, however long it goes on\n'.repeat(200));
  await writeFile(file('bad.yaml'), 'version: 1\ncurrency: USD\nproviders:\n  - name: x\n    match: { host: y }\n');
  server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

interface Case {
  readonly what: string;
  readonly args: () => readonly string[];
  readonly code: number;
  readonly says: RegExp;
}

const ledger = (): string => file('ledger.duckdb');

const CASES: readonly Case[] = [
  { what: 'an unknown command', args: () => ['consol'], code: 2, says: /unknown command 'consol'.*console.*--help/ },
  { what: 'an unknown option', args: () => ['report', 'org', '--jsn'], code: 2, says: /'--jsn'.*--json/ },
  { what: 'no report', args: () => ['report'], code: 2, says: /expected one of org, team, project.*usage/ },
  { what: 'an unknown report', args: () => ['report', 'nope'], code: 2, says: /got report "nope".*org, team, project/ },
  {
    what: 'no session',
    args: () => ['report', 'session', '--ledger', ledger()],
    code: 2,
    says: /missing required argument 'id'; see "spendspan report session --help"/,
  },
  {
    what: 'a month to compare with that is none',
    args: () => ['report', 'compare', '--base-month', 'x', '--ledger', ledger()],
    code: 2,
    says: /"x", expected a month/,
  },
  { what: 'two teams', args: () => ['report', 'team', 'a', 'b'], code: 2, says: /too many arguments/ },
  {
    what: 'an unknown team',
    args: () => ['report', 'team', 'grwoth', '--ledger', ledger()],
    code: 3,
    says: /got team "grwoth".*growth/,
  },
  {
    what: 'a bad month',
    args: () => ['report', 'usage', '--month', '2026-13', '--ledger', ledger()],
    code: 2,
    says: /month "2026-13".*2026-11/,
  },
  {
    what: 'a time zone that is none',
    args: () => ['report', 'usage', '--time-zone', 'Mars', '--ledger', ledger()],
    code: 2,
    says: /got --time-zone "Mars", expected a time zone/,
  },
  {
    what: 'an age that is none',
    args: () => ['compact', '--older-than', 'ages', '--yes', '--ledger', ledger()],
    code: 2,
    says: /got --older-than "ages", expected an age/,
  },
  {
    what: 'a ledger that is not there',
    args: () => ['report', 'org', '--ledger', file('no.duckdb')],
    code: 3,
    says: /no\.duckdb/,
  },
  {
    what: 'a ledger that is a folder',
    args: () => ['report', 'org', '--ledger', folder],
    code: 4,
    says: /spendspan-errors/,
  },
  {
    what: 'a ledger that is none',
    args: () => ['report', 'org', '--ledger', file('text.duckdb')],
    code: 4,
    says: /text\.duckdb/,
  },
  {
    what: 'a console on a ledger that is none',
    args: () => ['console', '--port', '0', '--ledger', file('text.duckdb')],
    code: 4,
    says: /text\.duckdb/,
  },
  { what: 'a malformed port', args: () => ['console', '--port', 'x'], code: 2, says: /'x'.*0 to 65535/ },
  {
    what: 'a port in use',
    args: () => ['console', '--port', String(port), '--ledger', file('new.duckdb')],
    code: 5,
    says: /got port \d+ .*another program/,
  },
  {
    what: 'a price file that is not there',
    args: () => ['prices', 'check', file('no.yaml')],
    code: 3,
    says: /no\.yaml/,
  },
  {
    what: 'a malformed price file',
    args: () => ['prices', 'check', file('bad.yaml')],
    code: 4,
    says: /bad\.yaml.*5.*host/,
  },
  {
    what: 'help with nothing known',
    args: () => ['help', 'bogus'],
    code: 2,
    says: /got "bogus".*one of console, report/,
  },
  { what: 'help with a report not known', args: () => ['help', 'report', 'x'], code: 2, says: /got "x".*org, team/ },
  { what: 'prices alone', args: () => ['prices'], code: 2, says: /prices check <file>/ },
  { what: 'a folder that is not there', args: () => ['doctor', '--cwd', file('no-app')], code: 3, says: /no-app/ },
];

describe('bad input', () => {
  it.each(CASES)('$what gets one clear line and exit code $code', async ({ args, code, says }) => {
    const outcome = await runCommand(args());
    expect(outcome.stderr).toMatch(/^spendspan: [^\n]+\n$/);
    expect(outcome.stderr).toMatch(says);
    expect(outcome).toMatchObject({ code, stdout: '' });
  });

  it('a ledger that another process holds gets one clear line and exit code 5', async () => {
    const held = await openLedger({ path: ledger() });
    try {
      const outcome = await runCommand(['report', 'org', '--ledger', ledger()]);
      expect(outcome.stderr).toMatch(/^spendspan: got [^\n]+ held by process \d+[^\n]+\n$/);
      expect(outcome).toMatchObject({ code: 5, stdout: '' });
    } finally {
      await held.close();
    }
  });
});

describe('asking for help', () => {
  it.each([
    [[]],
    [['--help']],
    [['help']],
    [['help', 'report']],
    [['help', 'report', 'team']],
    [['console', '--help']],
    [['report', '--help']],
    [['report', 'team', '--help']],
    [['doctor', '--help']],
    [['prices', 'check', '--help']],
    [['prices', 'coverage', '--help']],
    [['reprice', '--help']],
  ])('%j prints the usage and is no error', async (args) => {
    const outcome = await runCommand(args);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toMatch(/^Usage: spendspan/);
  });

  it('help prints what --help prints', async () => {
    expect(await runCommand(['help', 'report', 'usage'])).toEqual(await runCommand(['report', 'usage', '--help']));
  });

  it('--version prints a version', async () => {
    expect(await runCommand(['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});
