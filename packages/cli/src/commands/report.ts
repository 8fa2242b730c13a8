import { defaultLedgerPath, listReports, type ReportDescription } from '@spendspan/ledger';
import { Argument, type Command, Option } from 'commander';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint } from '../paint.ts';
import { askReport } from '../report/ask-report.ts';
import { formatReport } from '../report/format-report.ts';
import { addChargebackCommand } from './chargeback.ts';

interface CommonOptions {
  readonly ledger?: string;
  readonly json?: boolean;
}

/** `spendspan report …`: one subcommand for every report that the ledger has. */
export function addReportCommand(program: Command): void {
  const reports = listReports();
  const names = [...reports.map(({ name }) => name), 'chargeback'];
  const report = program
    .command('report')
    .summary('print a report of the spend')
    .description('Prints a report. Asks the running console when one holds the ledger, else reads the file.')
    .argument('[name]', `one of ${names.join(', ')}`)
    .addHelpText('after', HELP)
    .action((name: string | undefined) => {
      const got = name === undefined ? 'no report' : `report "${name}"`;
      throw new CliError(EXIT.usage, `got ${got}, expected one of ${names.join(', ')}; see "spendspan report --help"`);
    });
  for (const description of reports) addReport(report, description);
  addChargebackCommand(report);
}

function addReport(parent: Command, description: ReportDescription): void {
  const { name, summary, parameters } = description;
  const command = parent.command(name).description(summary);
  const positional = parameters.find((parameter) => parameter.name === name);
  if (positional) {
    command.addArgument(new Argument(positional.required ? '<id>' : '[id]', positional.summary));
  }
  for (const parameter of parameters) {
    if (parameter === positional) continue;
    command.addOption(
      new Option(`--${parameter.name} <value>`, parameter.summary).makeOptionMandatory(parameter.required),
    );
  }
  command
    .option('-l, --ledger <file>', `ledger file (default: ${defaultLedgerPath()})`)
    .option('--json', 'print the report as JSON, amounts as exact decimals')
    .action(async () => {
      const { ledger, json, ...query } = command.opts<CommonOptions & Record<string, string>>();
      const given = positional ? { ...query, [name]: command.args[0] } : query;
      await runReport(name, given, { ...(ledger ? { ledger } : {}), ...(json ? { json } : {}) });
    });
}

async function runReport(
  name: string,
  query: Record<string, string | undefined>,
  options: CommonOptions,
): Promise<void> {
  const { answer: report, source } = await askReport(name, query, options.ledger);
  const text = options.json
    ? `${JSON.stringify(report, undefined, 2)}\n`
    : formatReport(report, source, createPaint(process.stdout));
  process.stdout.write(text);
}

const HELP = `
Examples:
  spendspan report org
  spendspan report team growth
  spendspan report usage --month 2026-11 --json
  spendspan report chargeback --directory teams.yaml --month 2026-11`;
