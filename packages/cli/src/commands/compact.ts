import type { Command } from 'commander';
import { LEDGER_OPTION } from '../ledger-option.ts';
import { pointAtOwnHelp } from '../own-help.ts';
import { askCompact } from '../upkeep/ask-upkeep.ts';
import { confirm } from '../upkeep/confirm.ts';
import { formatCompaction } from '../upkeep/format-upkeep.ts';

interface Options {
  readonly olderThan?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly ledger?: string;
  readonly json?: boolean;
}

/** `spendspan compact`: room given back, and with an age old calls deleted. */
export function addCompactCommand(program: Command): void {
  pointAtOwnHelp(program.command('compact'))
    .summary('make the ledger file small, and delete old calls')
    .description(
      'Writes the ledger file anew, so that the room of what was deleted is given back. With --older-than, calls that started before are deleted first, for good.',
    )
    .option('--older-than <age>', 'delete calls older than this, by whole UTC days: 400d, 52w')
    .option('--dry-run', 'say what would be deleted, and change nothing')
    .option('--yes', 'do not ask before calls are deleted')
    .option(...LEDGER_OPTION)
    .option('--json', 'print what was done as JSON')
    .addHelpText('after', HELP)
    .action(runCompact);
}

async function runCompact({ olderThan, dryRun, yes, ledger, json }: Options): Promise<void> {
  if (olderThan !== undefined && !yes && !dryRun) await confirm(`All calls older than ${olderThan} will be deleted.`);
  const { answer } = await askCompact({ olderThan, dryRun }, ledger);
  process.stdout.write(json ? `${JSON.stringify(answer, undefined, 2)}\n` : formatCompaction(answer));
}

const HELP = `
Examples:
  spendspan compact
  spendspan compact --older-than 400d --dry-run
  spendspan compact --older-than 400d --yes`;
