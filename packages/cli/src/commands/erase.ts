import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import { LEDGER_OPTION } from '../ledger-option.ts';
import { pointAtOwnHelp } from '../own-help.ts';
import { askErase } from '../upkeep/ask-upkeep.ts';
import { confirm } from '../upkeep/confirm.ts';
import { formatElsewhere, formatErasure } from '../upkeep/format-upkeep.ts';

interface Options {
  readonly user?: string;
  readonly customer?: string;
  readonly rows?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly ledger?: string;
  readonly json?: boolean;
}

/** `spendspan erase`: a person taken out of the ledger. */
export function addEraseCommand(program: Command): void {
  pointAtOwnHelp(program.command('erase'))
    .summary('take a person out of the ledger')
    .description(
      "Takes a person's user id and sessions out of every recorded call, so that no byte of the ledger tells of them. The calls stay, without user, and so do all totals; with --rows the calls are deleted and totals change.",
    )
    .option('--user <id>', 'the user.id, or its hash (hmac:…) where users are hashed')
    .option('--customer <id>', 'the customer.id, which is taken off its calls with their sessions')
    .option('--rows', 'delete the calls themselves')
    .option('--dry-run', 'say what would be erased, and change nothing')
    .option('--yes', 'do not ask')
    .option(...LEDGER_OPTION)
    .option('--json', 'print what was erased as JSON')
    .addHelpText('after', HELP)
    .action(runErase);
}

async function runErase({ user, customer, rows, dryRun, yes, ledger, json }: Options): Promise<void> {
  if ((user === undefined) === (customer === undefined)) {
    throw new CliError(
      EXIT.usage,
      'got no user or customer, or both, expected --user or --customer; see spendspan erase --help',
    );
  }
  const who = user === undefined ? 'customer' : 'user';
  if (!yes && !dryRun)
    await confirm(rows ? `All calls of this ${who} will be deleted.` : `This ${who} will be erased.`);
  const { answer } = await askErase({ user, customer, rows, dryRun }, ledger);
  if (answer.calls === 0) {
    const elsewhere = formatElsewhere(answer).trimEnd();
    const hint = elsewhere === '' ? 'check the id' : elsewhere;
    throw new CliError(EXIT.notFound, `got a ${who} without a call in the ledger, expected one with some; ${hint}`);
  }
  process.stdout.write(json ? `${JSON.stringify(answer, undefined, 2)}\n` : formatErasure(answer, who));
}

const HELP = `
Examples:
  spendspan erase --user ada@example.com --dry-run
  spendspan erase --user ada@example.com --yes
  spendspan erase --user ada@example.com --rows
  spendspan erase --customer ada@example.com`;
