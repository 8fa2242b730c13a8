import { EXPORT_FORMATS, isClickHouseUrl, type ReportQuery, realLedgerPath } from '@spendspan/ledger';
import { Argument, type Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import { askExport } from '../export/ask-export.ts';
import { describeExport } from '../export/describe-export.ts';
import { readFilters } from '../export/read-filters.ts';
import { writeExport } from '../export/write-export.ts';
import { findLedger } from '../find-ledger.ts';
import { LEDGER_OPTION } from '../ledger-option.ts';
import { pointAtOwnHelp } from '../own-help.ts';
import { addPeriodOptions, type PeriodOptions, readPeriodOptions } from '../period-options.ts';
import { showProgress } from '../show-progress.ts';

interface Options extends PeriodOptions {
  readonly filter: readonly string[];
  readonly output?: string;
  readonly billingAccount?: string;
  readonly ledger?: string;
}

/** `spendspan export`: the calls as a file. */
export function addExportCommand(program: Command): void {
  const names = EXPORT_FORMATS.map(({ name }) => name);
  const command = pointAtOwnHelp(program.command('export'));
  addPeriodOptions(command)
    .summary('write calls as CSV, JSON Lines, Parquet or FOCUS 1.2')
    .description(
      `Writes recorded calls to a file, exactly those that reports sum up. Asks the running console when one holds the ledger, else reads the file.\n\nFormats:\n${EXPORT_FORMATS.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`).join('\n')}`,
    )
    .addArgument(new Argument('<format>', `one of ${names.join(', ')}`).choices(names))
    .option(
      '--filter <field=value>',
      'only calls with this value: team=growth, dimension:cost_center=47; team= for those without one; may be given again',
      (filter: string, before: readonly string[]) => [...before, filter],
      [] as readonly string[],
    )
    .option('-o, --output <file>', 'file to write (default: the standard output)')
    .option(
      '--billing-account <id>',
      'focus: BillingAccountId, such as the organisation at the provider (default: the host that answered)',
    )
    .option(...LEDGER_OPTION)
    .addHelpText('after', HELP)
    .action(runExport);
}

async function runExport(format: string, options: Options): Promise<void> {
  const { filter, output, billingAccount, ledger, ...given } = options;
  if (output === undefined && format === 'parquet' && process.stdout.isTTY) {
    throw new CliError(EXIT.usage, 'got a terminal for a Parquet file, expected a file; add -o calls.parquet');
  }
  if (output !== undefined) refuseLedger(output, ledger);
  const query: ReportQuery = { ...readPeriodOptions(given), ...readFilters(filter) };
  const progress = showProgress(process.stderr, 'Exporting · {value} kB · {duration_formatted}');
  const { answer } = await askExport(format, query, { billingAccount }, ledger, (content) =>
    writeExport(content, output, (bytes) => progress.show(Math.round(bytes / 1000), 0)),
  ).finally(progress.end);
  process.stderr.write(describeExport(format, output ?? 'standard output', answer));
}

/** An export takes the place of the file that it is written to: neither the ledger nor what it keeps beside itself. */
function refuseLedger(output: string, ledger: string | undefined): void {
  const path = findLedger(ledger);
  if (isClickHouseUrl(path)) return;
  const own = ['', '.wal', '.compacting', '.console.json'].map((end) => `${realLedgerPath(path)}${end}`);
  if (!own.includes(realLedgerPath(output))) return;
  throw new CliError(EXIT.usage, `got the ledger ${path} as the file to write, expected another; change --output`);
}

const HELP = `
Examples:
  spendspan export csv --month 2026-11 -o november.csv
  spendspan export json --since 2026-11-01 --filter team=growth | jq -r .cost_usd
  spendspan export focus --month 2026-11 --billing-account org-abc123 -o focus.csv`;
