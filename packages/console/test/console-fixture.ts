import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '@spendspan/ledger';
import { afterEach, beforeEach } from 'vitest';
import { type Console, startConsole } from '../src/index.ts';

/** A console on an empty ledger and a free port, for each test of the file. */
export interface ConsoleFixture {
  console: Console;
  ledgerPath: string;
  folder: string;
}

/**
 * Starts a console before each test and removes everything after it.
 * @param budgets what its budgets file says. @default it has none
 */
export function useConsole(budgets?: string): ConsoleFixture {
  const fixture = {} as ConsoleFixture;
  beforeEach(async () => {
    fixture.folder = mkdtempSync(join(tmpdir(), 'spendspan-console-'));
    fixture.ledgerPath = join(fixture.folder, 'ledger.duckdb');
    const path = join(fixture.folder, 'budgets.yaml');
    if (budgets !== undefined) writeFileSync(path, budgets);
    fixture.console = await startConsole({
      ledger: fixture.ledgerPath,
      port: 0,
      ...(budgets !== undefined && { budgets: path }),
    });
  });
  afterEach(async () => {
    await fixture.console.close();
    rmSync(fixture.folder, { recursive: true, force: true });
  });
  return fixture;
}

/** The organisation report, as the API gives it. */
export async function fetchOrg(url: string): Promise<Report> {
  return (await (await fetch(new URL('/api/v1/reports/org', url))).json()) as Report;
}
