import { type Command, Option } from 'commander';
import { askBudgets } from '../../budget/ask-budgets.ts';
import { formatBudgets } from '../../budget/format-budgets.ts';
import { judgeBudgets } from '../../budget/judge-budgets.ts';
import { EXIT } from '../../exit-codes.ts';
import { LEDGER_OPTION } from '../../ledger-option.ts';
import { pointAtOwnHelp } from '../../own-help.ts';
import { createPaint } from '../../paint.ts';
import { readConfigFile } from '../../read-config-file.ts';

interface Options {
  readonly file: string;
  readonly ledger?: string;
  readonly at?: string;
  readonly strict?: boolean;
  readonly notify?: boolean;
  readonly json?: boolean;
}

/** `spendspan budget check`: for people, CI and cron. */
export function addCheckCommand(budget: Command): void {
  pointAtOwnHelp(budget.command('check'))
    .summary('say how the budgets stand; fails when one is spent')
    .description(
      'Says how much of each budget is spent, how fast, and what to expect by the end of its period. Asks the running console when one holds the ledger, else reads the file.',
    )
    .option('-f, --file <file>', 'budgets file', 'budgets.yaml')
    .option(...LEDGER_OPTION)
    .addOption(
      new Option('--at <instant>', 'how they stood then: 2026-11-20 or 2026-11-20T08:00:00Z (default: now)').conflicts(
        'notify',
      ),
    )
    .option('--strict', `fail with ${EXIT.warning} when a threshold below 100 % or a forecast is reached, too`)
    .option(
      '--notify',
      'tell the webhooks of the file what is reached, each once in a period; a running console does it, by its own environment',
    )
    .option('--json', 'print the state as JSON, amounts as exact decimals')
    .addHelpText('after', HELP)
    .action(runCheck);
}

async function runCheck({ file, ledger, at, strict = false, notify, json }: Options): Promise<void> {
  const text = await readConfigFile(file, 'a budgets file; give another path with --file');
  const { answer, source } = await askBudgets({ file: text, at, notify }, ledger);
  const { report, deliveries } = answer;
  process.stdout.write(
    json ? `${JSON.stringify(report, undefined, 2)}\n` : formatBudgets(answer, source, createPaint(process.stdout)),
  );
  // A running console tells in place of this command, by its own environment.
  const teller = source.console === undefined ? '' : ` by the console at ${source.console}`;
  for (const { budget, error } of deliveries) {
    if (error !== null)
      process.stderr.write(`spendspan: could not tell of budget ${JSON.stringify(budget)}${teller}: ${error}\n`);
  }
  process.exitCode = judgeBudgets(answer, strict);
}

const HELP = `
Exit codes:
  ${EXIT.ok} no budget is spent, ${EXIT.failed} one is, ${EXIT.warning} with --strict: a threshold is reached,
  ${EXIT.unavailable} with --notify: a webhook did not take the message (where no budget is spent)
Examples:
  spendspan budget check
  spendspan budget check --file budgets.yaml --strict
  spendspan budget check --notify > /dev/null      in a crontab`;
