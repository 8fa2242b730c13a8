import type { Command } from 'commander';
import { checkPriceFile } from '../../check-price-file.ts';
import { CATALOGUE_OPTION } from '../../prices/open-catalogue.ts';

/** `spendspan prices check`: is a price file well-formed? */
export function addCheckCommand(prices: Command): void {
  prices
    .command('check')
    .argument('<file>', 'price file')
    .summary('check a price file')
    .description('Checks a price file; says the first mistake with its line and key.')
    .addHelpText('after', '\nExample:\n  spendspan prices check prices.yaml')
    .option(...CATALOGUE_OPTION)
    .action(async (file: string, { catalogue }: { readonly catalogue?: string }) => {
      process.stdout.write(`${await checkPriceFile(file, catalogue)}\n`);
    });
}
