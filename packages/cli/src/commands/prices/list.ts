import { makePriceGrid, type PriceListFilter } from '@spendspan/cost';
import { type Command, Option } from 'commander';
import { CliError } from '../../cli-error.ts';
import { EXIT } from '../../exit-codes.ts';
import { createPaint } from '../../paint.ts';
import { formatPriceList } from '../../prices/format-list.ts';
import { formatProviders } from '../../prices/format-providers.ts';
import { CATALOGUE_OPTION } from '../../prices/open-catalogue.ts';
import { openPricer } from '../../prices/open-pricer.ts';
import { readTime } from '../../prices/read-time.ts';

interface Options {
  readonly provider?: string;
  readonly model?: string;
  readonly tier?: string;
  readonly at?: Date;
  readonly prices?: string;
  readonly catalogue?: string;
  readonly all?: boolean;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** `spendspan prices list`: every price in force. */
export function addListCommand(prices: Command): void {
  prices
    .command('list')
    .summary('list the prices in force')
    .description(
      'Lists the prices in force on a day, of the public price lists and of your price file, whichever holds. Without a filter: the providers.',
    )
    .option('--provider <name>', 'prices of this provider')
    .option('-m, --model <text>', 'of models whose id contains this')
    .option('--tier <name>', 'of this tier: standard, batch, flex, priority …')
    .option('--at <time>', 'in force at this time, a day or a time in UTC (default: now)', readTime)
    .option('--prices <file>', 'price file of your own (default: SPENDSPAN_PRICES)')
    .option(...CATALOGUE_OPTION)
    .option('--all', 'every price of every provider as tables')
    .option('--json', 'print the prices as JSON')
    .addOption(new Option('--csv', 'print the prices as CSV, a line for each component').conflicts('json'))
    .addHelpText('after', HELP)
    .action(runList);
}

async function runList(options: Options): Promise<void> {
  const { provider, model, tier, at = new Date(), json, csv, all } = options;
  const { pricer } = await openPricer(options);
  const entries = pricer.list({ provider, model, tier, at });
  if (entries.length === 0) throw new CliError(EXIT.notFound, describeNothing({ provider, model, tier }));
  const unfiltered = provider === undefined && model === undefined && tier === undefined;
  if (json) process.stdout.write(`${JSON.stringify({ at, entries }, undefined, 2)}\n`);
  else if (csv) {
    const { formatReportCsv } = await import('@spendspan/ledger');
    process.stdout.write(formatReportCsv(makePriceGrid(entries)));
  } else {
    const format = unfiltered && !all ? formatProviders : formatPriceList;
    process.stdout.write(format(entries, { at, paint: createPaint(process.stdout), width: process.stdout.columns }));
  }
}

function describeNothing(filter: PriceListFilter): string {
  const asked = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${JSON.stringify(value)}`],
  );
  return `got ${asked.join(', ')}, expected something that has a price; see "spendspan prices list" for the providers`;
}

const HELP = `
Examples:
  spendspan prices list
  spendspan prices list --provider openai --model gpt-4.1
  spendspan prices list --model claude --tier batch --at 2026-08-20
  spendspan prices list --prices prices.yaml --csv > prices.csv`;
