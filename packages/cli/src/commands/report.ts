import {
  FIELDS,
  isOfTime,
  listReports,
  PERIOD_PARAMETERS,
  type Report,
  type ReportDescription,
  type ReportParameter,
  type ReportQuery,
  ROW_LIMIT,
  SHOWN_ROWS,
} from '@spendspan/ledger';
import { Argument, type Command, Option } from 'commander';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import { LEDGER_OPTION } from '../ledger-option.ts';
import { pointAtOwnHelp } from '../own-help.ts';
import { createPaint } from '../paint.ts';
import { addPeriodOptions, flagOf } from '../period-options.ts';
import { askReport } from '../report/ask-report.ts';
import { FORMATS, type Format } from '../report/format.ts';
import { formatMarkdown } from '../report/format-markdown.ts';
import { formatReport, type ReportSource } from '../report/format-report.ts';
import { writeReportCsv } from '../report/write-report-csv.ts';
import { addChargebackCommand } from './chargeback.ts';

interface CommonOptions {
  readonly ledger?: string;
  readonly json?: boolean;
  readonly format?: Format;
  readonly table?: string;
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
  const command = pointAtOwnHelp(parent.command(name)).description(summary);
  const positional = parameters.find((parameter) => parameter.name === name);
  if (positional) {
    command.addArgument(new Argument(positional.required ? '<id>' : '[id]', positional.summary));
  }
  for (const parameter of parameters) {
    if (parameter === positional || isOfPeriod(parameter)) continue;
    command.addOption(
      new Option(`${flagOf(parameter.name)} <value>`, describeParameter(parameter)).makeOptionMandatory(
        parameter.required,
      ),
    );
  }
  addPeriodOptions(command, parameters.filter(isOfPeriod));
  command
    .option(...LEDGER_OPTION)
    .addOption(new Option('-f, --format <format>', 'how to print the report').choices(FORMATS).default('table'))
    .option('--json', 'the same as --format json: amounts as exact decimals')
    .option(
      '--table <name>',
      'which table to print as CSV (default: the first; a name that is none of them lists them)',
    )
    .addHelpText('after', describeExamples(name, positional))
    .action(async () => {
      const { ledger, json, format, table, ...query } = command.opts<CommonOptions & Record<string, string>>();
      const given = positional ? { ...query, [name]: command.args[0] } : query;
      const chosen = json ? 'json' : (format ?? 'table');
      const asked = chosen === 'table' ? { ...limitRows(description, given), ...given } : given;
      const { answer: report, source } = await askReport(name, asked, ledger);
      process.stdout.write(writeReport(report, source, { format: chosen, table }));
    });
}

function describeParameter(parameter: ReportParameter): string {
  if (parameter !== ROW_LIMIT) return parameter.summary;
  return `${parameter.summary.replace(' (default)', '')} (default: ${SHOWN_ROWS} in a table for people, else all)`;
}

/** What a table for people is asked for: its first rows. What only the clock tells apart is a series, and stays whole. */
function limitRows({ name, parameters }: ReportDescription, query: ReportQuery): ReportQuery {
  const isSeries = name === 'breakdown' && (query['by'] ?? 'team').split(',').every((field) => isOfTime(field.trim()));
  return parameters.includes(ROW_LIMIT) && !isSeries ? { limit: String(SHOWN_ROWS) } : {};
}

/** What a report is asked for, where its name and a period say too little. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  breakdown: ['--by team,model --where environment=prod', '--by session --since 7d', '--by day,dimension:cost_center'],
  calls: ['--order cost --where team=growth --month this', '--where user=ada@example.com --since 7d --limit 20'],
  forecast: ['--by project'],
  compare: ['--month last', '--month 2026-11 --base-month 2026-09', '--since 7d'],
  anomalies: ['--since 30d'],
  session: ['s-1'],
  trace: ['4bf92f3577b34da6a3ce929d0e0e4736'],
};

function describeExamples(name: string, positional: ReportParameter | undefined): string {
  const own = EXAMPLES[name] ?? [
    ...(positional ? [SAMPLE_IDS[name] ?? 'growth'] : []),
    '--month 2026-11',
    '--since 7d --json',
  ];
  const fields = name === 'breakdown' ? `\nFields of --by and --where:\n${listFields()}\n` : '';
  return `${fields}\nExamples:\n${own.map((rest) => `  spendspan report ${name} ${rest}`).join('\n')}`;
}

/** The names of all fields, in lines of at most 80 characters. */
function listFields(): string {
  const lines = [' '];
  for (const { name } of FIELDS) {
    const longer = `${lines.at(-1)} ${name},`;
    if (longer.length > 80) lines.push(`  ${name},`);
    else lines[lines.length - 1] = longer;
  }
  return `${lines.join('\n')}\n  and dimensions of your own by their names`;
}

const SAMPLE_IDS: Readonly<Record<string, string>> = {
  project: 'onboarding',
  feature: '/welcome',
  user: 'ada@example.com',
  customer: 'acme',
  model: 'gpt-4.1-2025-04-14',
};

function isOfPeriod({ name }: ReportParameter): boolean {
  return PERIOD_PARAMETERS.some((parameter) => parameter.name === name);
}

function writeReport(
  report: Report,
  source: ReportSource,
  { format, table }: { readonly format: Format; readonly table: string | undefined },
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, undefined, 2)}\n`;
    case 'csv':
      return writeReportCsv(report, table);
    case 'markdown':
      return formatMarkdown(report);
    case 'table':
      return formatReport(report, source, createPaint(process.stdout));
  }
}

const HELP = `
Examples:
  spendspan report org
  spendspan report team growth
  spendspan report org --since 7d
  spendspan report usage --month last --time-zone Europe/Berlin --json
  spendspan report waste --format markdown
  spendspan report team growth --format csv --table model
  spendspan report chargeback --directory teams.yaml --month 2026-11`;
