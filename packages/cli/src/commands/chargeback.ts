import type { Command } from 'commander';
import { askChargeback } from '../chargeback/ask-chargeback.ts';
import { formatChargeback } from '../chargeback/format-chargeback.ts';
import { LEDGER_OPTION } from '../ledger-option.ts';
import { pointAtOwnHelp } from '../own-help.ts';
import { createPaint } from '../paint.ts';
import { readConfigFile } from '../read-config-file.ts';

interface Options {
  readonly directory: string;
  readonly month?: string;
  readonly ledger?: string;
  readonly json?: boolean;
}

/** `spendspan report chargeback`: who pays for a month. */
export function addChargebackCommand(report: Command): void {
  pointAtOwnHelp(report.command('chargeback'))
    .summary('who pays for a month, by cost centre and team, with shared spend split')
    .description(
      'Says what each cost centre and team pays for a month: what it spends itself, what is shared to and from it by the rules of a directory of teams, and the total. Nothing is lost or made by the rules.',
    )
    .option('-d, --directory <file>', 'directory of teams', 'teams.yaml')
    .option('--month <value>', "calendar month in the directory's time zone: 2026-11, this or last (default: this)")
    .option(...LEDGER_OPTION)
    .option('--json', 'print the report as JSON, amounts as exact decimals')
    .addHelpText('after', '\nExample:\n  spendspan report chargeback --directory teams.yaml --month 2026-11')
    .action(async ({ directory, month, ledger, json }: Options) => {
      const text = await readConfigFile(directory, 'a directory of teams; give another path with --directory');
      const { answer, source } = await askChargeback(text, month, ledger);
      process.stdout.write(
        json
          ? `${JSON.stringify(answer, undefined, 2)}\n`
          : formatChargeback(answer, source, createPaint(process.stdout)),
      );
    });
}
