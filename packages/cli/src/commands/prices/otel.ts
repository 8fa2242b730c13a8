import { writeCollectorPrices } from '@spendspan/cost';
import type { Command } from 'commander';
import { CliError } from '../../cli-error.ts';
import { EXIT } from '../../exit-codes.ts';
import { readTime } from '../../prices/read-time.ts';

interface Options {
  readonly provider?: readonly string[];
  readonly at?: Date;
}

/** `spendspan prices otel`: the prices as statements of an OpenTelemetry Collector. */
export function addOtelCommand(prices: Command): void {
  prices
    .command('otel')
    .summary('write the prices for an OpenTelemetry Collector')
    .description(
      'Writes a layer of configuration for an OpenTelemetry Collector that prices the calls of services in any language that put no cost on their spans. Text tokens at the standard tier cost what they cost here; other calls are marked as unpriced. They are list prices: a price file of your own is not read.',
    )
    .option(
      '-p, --provider <names...>',
      'providers, as "spendspan prices list" calls them (default: ten whose own API is called)',
    )
    .option('--at <time>', 'when the prices are in force, a day or a time in UTC (default: now)', readTime)
    .addHelpText('after', HELP)
    .action(runOtel);
}

function runOtel({ provider, at }: Options): void {
  let text: string;
  try {
    text = writeCollectorPrices({ ...(provider && { providers: provider }), ...(at && { at }) });
  } catch (error) {
    if (error instanceof TypeError)
      throw new CliError(EXIT.notFound, error.message.replace(/^\[@spendspan\/cost\] /, ''));
    throw error;
  }
  process.stdout.write(text);
  const own = process.env.SPENDSPAN_PRICES;
  if (own) process.stderr.write(`These are list prices: ${own} (SPENDSPAN_PRICES) is not in them.\n`);
}

const HELP = `
Examples:
  spendspan prices otel > prices.yaml
  otelcol --config otelcol.yaml --config prices.yaml
  spendspan prices otel --provider openai anthropic`;
