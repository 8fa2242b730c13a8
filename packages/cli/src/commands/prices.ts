import type { Command } from 'commander';
import { checkPriceFile } from '../check-price-file.ts';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import { addCoverageCommand } from './prices-coverage.ts';

/** `spendspan prices …` */
export function addPricesCommand(program: Command): void {
  const prices = program
    .command('prices')
    .summary('check price files, and find models without a price')
    .description('Works on price files (your own rates, in JSON or YAML) and on what has no price yet.')
    .argument('[name]', 'check or coverage')
    .action((name: string | undefined) => {
      const got = name === undefined ? 'nothing to do' : `"prices ${name}"`;
      throw new CliError(
        EXIT.usage,
        `got ${got}, expected "prices check <file>" or "prices coverage"; see "spendspan prices --help"`,
      );
    });
  prices
    .command('check')
    .argument('<file>', 'price file')
    .description('Checks a price file; says the first mistake with its line and key.')
    .addHelpText('after', '\nExample:\n  spendspan prices check prices.yaml')
    .action(async (file: string) => {
      process.stdout.write(`${await checkPriceFile(file)}\n`);
    });
  addCoverageCommand(prices);
}
