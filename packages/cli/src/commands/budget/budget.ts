import type { Command } from 'commander';
import { CliError } from '../../cli-error.ts';
import { EXIT } from '../../exit-codes.ts';
import { addCheckCommand } from './check.ts';
import { addRulesCommand } from './rules.ts';

/** `spendspan budget …` */
export function addBudgetCommand(program: Command): void {
  const budget = program
    .command('budget')
    .summary('check budgets, make alert rules of them')
    .description('Says how the budgets of a file stand, and makes Prometheus rules of them.')
    .argument('[name]', 'one of the commands below')
    .addHelpText('after', HELP);
  addCheckCommand(budget);
  addRulesCommand(budget);
  budget.action((name: string | undefined) => {
    const got = name === undefined ? 'nothing to do' : `"budget ${name}"`;
    throw new CliError(
      EXIT.usage,
      `got ${got}, expected "budget check" or "budget rules"; see "spendspan budget --help"`,
    );
  });
}

const HELP = `
Examples:
  spendspan budget check
  spendspan budget check --file budgets.yaml --strict --notify
  spendspan budget rules > spendspan-budgets.rules.yaml`;
