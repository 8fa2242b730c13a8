import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameTrace, SHOWN_SESSION } from './history/sessions.ts';
import type { Programs } from './programs.ts';

/** Where things of the demo are. */
export interface Places {
  /** The folder of this example. */
  readonly folder: string;
  /** The file of the `spendspan` command. */
  readonly spendspan: string;
  /** The environment for an app of the demo, without where its spans go. */
  readonly env: NodeJS.ProcessEnv;
}

/** What was made: a console that runs, and the ledger that it holds. */
export interface History {
  readonly url: string;
  readonly ledger: string;
}

/** The reports that need more than a minute of calls; each is arguments of `spendspan`. */
const REPORTS: readonly (readonly string[])[] = [
  ['report', 'breakdown', '--by', 'team,model'],
  ['report', 'forecast'],
  ['report', 'compare'],
  ['report', 'anomalies'],
  ['report', 'units'],
  ['report', 'cache'],
  ['report', 'waste'],
  ['report', 'gaps'],
  ['report', 'session', SHOWN_SESSION],
  ['report', 'trace', nameTrace(SHOWN_SESSION)],
  ['report', 'chargeback', '--directory', 'teams.yaml'],
  ['budget', 'check'],
];

/** `spendspan budget check` says by its exit code that a budget is used up. */
const BUDGET_EXCEEDED = 1;

/** Makes up two months of calls in a ledger of their own, and prints every report on them. */
export async function showHistory(programs: Programs, { folder, spendspan, env }: Places): Promise<History> {
  const ledger = join(mkdtempSync(join(tmpdir(), 'spendspan-history-')), 'ledger.duckdb');
  console.log('\nTwo months of the same teams, made up, at list prices, in a ledger of their own …');
  const url = await programs.serve('console', [spendspan, 'console', '--port', '0', '--ledger', ledger]);
  await programs.run(['--import', '@spendspan/node/register', 'src/history/main.ts'], {
    cwd: folder,
    env: { ...env, OTEL_SERVICE_NAME: 'multi-team', OTEL_EXPORTER_OTLP_ENDPOINT: url },
  });
  for (const report of REPORTS) {
    console.log(`\n$ spendspan ${report.join(' ')}\n`);
    const allowed = report[0] === 'budget' ? [0, BUDGET_EXCEEDED] : [0];
    await programs.run([spendspan, ...report, '--ledger', ledger], { cwd: folder }, allowed);
  }
  return { url, ledger };
}
