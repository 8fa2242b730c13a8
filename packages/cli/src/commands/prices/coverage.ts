import { defaultLedgerPath } from '@spendspan/ledger';
import type { Command } from 'commander';
import { askCoverage } from '../../coverage/ask-coverage.ts';
import { formatCoverage } from '../../coverage/format-coverage.ts';
import { createPaint } from '../../paint.ts';

interface Options {
  readonly month?: string;
  readonly since?: string;
  readonly until?: string;
  readonly ledger?: string;
  readonly json?: boolean;
}

/** `spendspan prices coverage`: what has no sure price. */
export function addCoverageCommand(prices: Command): void {
  prices
    .command('coverage')
    .summary('say which models have no price')
    .description(
      'Says which models of the ledger have no price, and which amounts are a guess or a lower bound, why, and what to do about it. Asks the running console when one holds the ledger, else reads the file.',
    )
    .option('--month <value>', 'calendar month in UTC: 2026-11')
    .option('--since <value>', 'first instant or UTC day: 2026-11-01 or 2026-11-01T08:00:00Z')
    .option('--until <value>', 'end, exclusive: 2026-12-01 or 2026-12-01T08:00:00Z')
    .option('-l, --ledger <file>', `ledger file (default: ${defaultLedgerPath()})`)
    .option('--json', 'print the coverage as JSON, with every model')
    .addHelpText('after', HELP)
    .action(runCoverage);
}

async function runCoverage({ month, since, until, ledger, json }: Options): Promise<void> {
  const { answer, source } = await askCoverage({ month, from: since, to: until }, ledger);
  process.stdout.write(
    json ? `${JSON.stringify(answer, undefined, 2)}\n` : formatCoverage(answer, source, createPaint(process.stdout)),
  );
}

const HELP = `
Examples:
  spendspan prices coverage
  spendspan prices coverage --month 2026-11 --json`;
