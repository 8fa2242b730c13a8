import type { Chargeback } from '@spendspan/ledger';
import { type Command, Option } from 'commander';
import { askChargeback } from '../chargeback/ask-chargeback.ts';
import { makeChargebackGrids } from '../chargeback/chargeback-grids.ts';
import { formatChargeback, formatChargebackMarkdown } from '../chargeback/format-chargeback.ts';
import { LEDGER_OPTION } from '../ledger-option.ts';
import { pointAtOwnHelp } from '../own-help.ts';
import { createPaint } from '../paint.ts';
import { readConfigFile } from '../read-config-file.ts';
import { FORMATS, type Format } from '../report/format.ts';
import type { ReportSource } from '../report/format-report.ts';
import { writeGridCsv } from '../report/write-report-csv.ts';

interface Options {
  readonly directory: string;
  readonly month?: string;
  readonly ledger?: string;
  readonly json?: boolean;
  readonly format?: Format;
  readonly table?: string;
}

/** `spendspan report chargeback`: who pays for a month. */
export function addChargebackCommand(report: Command): void {
  pointAtOwnHelp(report.command('chargeback'))
    .summary('Who pays for a month, by cost centre and team, with shared spend split')
    .description(
      'Says what each cost centre and team pays for a month: what it spends itself, what is shared to and from it by the rules of a directory of teams, and the total. Nothing is lost or made by the rules.',
    )
    .option('-d, --directory <file>', 'directory of teams', 'teams.yaml')
    .option('--month <value>', "calendar month in the directory's time zone: 2026-11, this or last (default: this)")
    .option(...LEDGER_OPTION)
    .addOption(new Option('-f, --format <format>', 'how to print the report').choices(FORMATS).default('table'))
    .option('--json', 'the same as --format json: amounts as exact decimals')
    .option('--table <name>', 'which table to print as CSV: teams, or flows for what the rules moved (default: teams)')
    .addHelpText('after', HELP)
    .action(async ({ directory, month, ledger, json, format = 'table', table }: Options) => {
      const text = await readConfigFile(directory, 'a directory of teams; give another path with --directory');
      const { answer, source } = await askChargeback(text, month, ledger);
      process.stdout.write(writeChargeback(answer, source, json ? 'json' : format, table));
    });
}

function writeChargeback(answer: Chargeback, source: ReportSource, format: Format, table: string | undefined): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(answer, undefined, 2)}\n`;
    case 'csv':
      return writeGridCsv(makeChargebackGrids(answer), table);
    case 'markdown':
      return formatChargebackMarkdown(answer);
    case 'table':
      return formatChargeback(answer, source, createPaint(process.stdout));
  }
}

const HELP = `
Examples:
  spendspan report chargeback --directory teams.yaml --month 2026-11
  spendspan report chargeback --month last --format csv > chargeback.csv
  spendspan report chargeback --month last --format csv --table flows > shared.csv`;
