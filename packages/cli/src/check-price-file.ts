import { basename } from 'node:path';
import type { ParsedCatalogue, ParsedPriceFile } from '@spendspan/cost';
import { CliError } from './cli-error.ts';
import { EXIT } from './exit-codes.ts';
import { listPriceFile } from './list-price-file.ts';
import { openCatalogue } from './prices/open-catalogue.ts';
import { warnOfPriceFile } from './warn-of-price-file.ts';

/**
 * Checks a price file and says what is in it: a line for the file, one for each entry and model, and what is odd about it.
 * @param from the catalogue that its models are compared with, as `openCatalogue` takes it.
 * @throws CliError naming file, line and key, when the file is not there or is no price file.
 */
export async function checkPriceFile(file: string, from?: string): Promise<string> {
  const parsed = await load(file);
  const warnings = await warn(parsed, await openCatalogue(from));
  return [summarize(parsed, file), ...listPriceFile(parsed), ...warnings.map((text) => `warning: ${text}`)].join('\n');
}

/** A price file in a line, and what is odd about it. */
export interface PriceFileSummary {
  readonly summary: string;
  readonly warnings: readonly string[];
}

/**
 * The first of those lines and the warnings, by the installed catalogue.
 * @throws CliError as {@link checkPriceFile} does.
 */
export async function summarizePriceFile(file: string): Promise<PriceFileSummary> {
  const parsed = await load(file);
  return { summary: summarize(parsed, file), warnings: await warn(parsed) };
}

async function warn(parsed: ParsedPriceFile, catalogue?: ParsedCatalogue): Promise<readonly string[]> {
  const { createPricer } = await import('@spendspan/cost');
  const pricers = { pricer: createPricer({ prices: parsed, catalogue }), listPricer: createPricer({ catalogue }) };
  return warnOfPriceFile(parsed, pricers, Date.now());
}

async function load(file: string): Promise<ParsedPriceFile> {
  // Only these commands and the doctor need it.
  const { loadPriceFile } = await import('@spendspan/cost');
  try {
    return loadPriceFile(file);
  } catch (error) {
    throw describePriceFileError(error, file);
  }
}

function summarize({ providers, currency }: ParsedPriceFile, file: string): string {
  const models = providers.reduce((sum, provider) => sum + provider.models.length, 0);
  const parts = [
    count(providers.length, 'provider'),
    count(models, 'model'),
    ...(currency === 'USD' ? [] : [currency]),
  ];
  return `${basename(file)} is a valid price file: ${parts.join(', ')}`;
}

/** What is wrong with a price file, as an error for the user of the command. */
export function describePriceFileError(error: unknown, file: string): CliError {
  const { message, code, cause } = error as NodeJS.ErrnoException;
  const reason = code ?? (cause as NodeJS.ErrnoException | undefined)?.code;
  if (reason === 'ENOENT') {
    return new CliError(
      EXIT.notFound,
      `got no file at ${file}, expected a price file; give another path, as argument, --prices or SPENDSPAN_PRICES`,
      {
        cause: error,
      },
    );
  }
  return new CliError(EXIT.invalidFile, message.replace(/^\[[^\]]+\]\s*/, ''), { cause: error });
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
