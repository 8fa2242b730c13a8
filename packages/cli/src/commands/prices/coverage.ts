import type { Command } from 'commander';
import { askCoverage } from '../../coverage/ask-coverage.ts';
import { formatCoverage } from '../../coverage/format-coverage.ts';
import { LEDGER_OPTION } from '../../ledger-option.ts';
import { pointAtOwnHelp } from '../../own-help.ts';
import { createPaint } from '../../paint.ts';
import { addPeriodOptions, type PeriodOptions } from '../../period-options.ts';

interface Options extends PeriodOptions {
  readonly ledger?: string;
  readonly json?: boolean;
  readonly where?: string;
}

/** `spendspan prices coverage`: what has no sure price. */
export function addCoverageCommand(prices: Command): void {
  addPeriodOptions(pointAtOwnHelp(prices.command('coverage')))
    .summary('say which models have no price')
    .description(
      'Says which models of the ledger have no price, and which amounts are a guess or a lower bound, why, and what to do about it. Asks the running console when one holds the ledger, else reads the file.',
    )
    .option(...LEDGER_OPTION)
    .option('--where <values>', 'only calls that have these values: team=growth,environment=prod; "team=" has none')
    .option('--json', 'print the coverage as JSON, with every model')
    .addHelpText('after', HELP)
    .action(runCoverage);
}

async function runCoverage({ ledger, json, ...period }: Options): Promise<void> {
  const { answer, source } = await askCoverage({ ...period }, ledger);
  process.stdout.write(
    json
      ? `${JSON.stringify(answer, undefined, 2)}\n`
      : formatCoverage(answer, source, createPaint(process.stdout), process.env['SPENDSPAN_PRICES']),
  );
}

const HELP = `
Examples:
  spendspan prices coverage
  spendspan prices coverage --since 7d --where team=growth
  spendspan prices coverage --month 2026-11 --json`;
