import { type Command, Option } from 'commander';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import { LEDGER_OPTION } from '../ledger-option.ts';
import { pointAtOwnHelp } from '../own-help.ts';
import { createPaint } from '../paint.ts';
import { addPeriodOptions, type PeriodOptions, readPeriodOptions } from '../period-options.ts';
import { CATALOGUE_OPTION, openCatalogue } from '../prices/open-catalogue.ts';
import { askReprice } from '../reprice/ask-reprice.ts';
import { formatRepricing } from '../reprice/format-repricing.ts';
import { readPrices } from '../reprice/read-prices.ts';
import { showProgress } from '../show-progress.ts';

interface Options extends PeriodOptions {
  readonly prices?: string;
  readonly catalogue?: string;
  readonly unknownHost?: 'list' | 'unpriced';
  readonly replaceOwn?: boolean;
  readonly dryRun?: boolean;
  readonly undo?: boolean;
  readonly ledger?: string;
  readonly json?: boolean;
}

/** `spendspan reprice`: the recorded calls at today's prices. */
export function addRepriceCommand(program: Command): void {
  addPeriodOptions(pointAtOwnHelp(program.command('reprice')))
    .summary('price what is recorded again')
    .description(
      "Prices recorded calls again by today's prices or those of a price file, each by the price of its day, and says what that changes for which model and team. A month or a start must be given. Calls that a price file of yours priced are left alone unless you give one. Old amounts are kept. All amounts change at once or none does.",
    )
    .option(
      '--prices <file>',
      'price file that goes before the list prices, as where the calls are made (default: SPENDSPAN_PRICES)',
    )
    .option(...CATALOGUE_OPTION)
    .addOption(
      new Option('--unknown-host <how>', 'a known model on a host nobody knows (default: list)').choices([
        'list',
        'unpriced',
      ]),
    )
    .option('--replace-own', 'without a price file, put list prices in place of those of a price file of your own, too')
    .option('--dry-run', 'say what would change, and change nothing')
    .addOption(
      new Option('--undo', 'take the last repricing back instead').conflicts([
        'month',
        'since',
        'until',
        'from',
        'to',
        'timeZone',
        'prices',
        'catalogue',
        'unknownHost',
        'replaceOwn',
        'dryRun',
      ]),
    )
    .option(...LEDGER_OPTION)
    .option('--json', 'print the difference as JSON, amounts as exact decimals')
    .addHelpText('after', HELP)
    .action(runReprice);
}

async function runReprice({
  ledger,
  json,
  prices,
  catalogue: from,
  unknownHost,
  replaceOwn,
  dryRun,
  undo,
  ...given
}: Options): Promise<void> {
  const { since, until, timeZone } = readPeriodOptions(given);
  if (since === undefined && !undo) {
    throw new CliError(
      EXIT.usage,
      'got no --since, expected a day such as --since 2026-11-01, or --month 2026-11; see "spendspan reprice --help"',
    );
  }
  const catalogue = undo ? undefined : await openCatalogue(from);
  const request = {
    since,
    until,
    timeZone,
    unknownHost,
    replaceOwn,
    dryRun,
    undo,
    prices: undo ? undefined : await readPrices(prices ?? process.env['SPENDSPAN_PRICES']),
    catalogue: catalogue && { text: catalogue.text },
  };
  const progress = showProgress(process.stderr, PROGRESS);
  const { answer, source } = await askReprice(request, ledger, progress.show).finally(progress.end);
  if (!answer)
    throw new CliError(
      EXIT.notFound,
      'got no repricing that stands, expected one to take back; run "spendspan reprice" first',
    );
  process.stdout.write(
    json ? `${JSON.stringify(answer, undefined, 2)}\n` : formatRepricing(answer, source, createPaint(process.stdout)),
  );
}

const PROGRESS = 'Pricing {bar} {percentage} % · {value} of {total} calls · {eta_formatted} left';

const HELP = `
Examples:
  spendspan reprice --since 2026-11-01 --dry-run
  spendspan reprice --month 2026-11 --prices prices.yaml
  spendspan reprice --undo`;
