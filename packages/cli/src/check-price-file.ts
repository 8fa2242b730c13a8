import { basename } from 'node:path';
import { CliError } from './cli-error.ts';
import { EXIT } from './exit-codes.ts';

/**
 * Checks a price file and says in one line what is in it.
 * @throws CliError naming file, line and key, when the file is not there or is no price file.
 */
export async function checkPriceFile(file: string): Promise<string> {
  // Only this command and the doctor need it.
  const { loadPriceFile } = await import('@spendspan/cost');
  try {
    const { providers } = loadPriceFile(file);
    const models = providers.reduce((sum, provider) => sum + provider.models.length, 0);
    return `${basename(file)} is a valid price file: ${count(providers.length, 'provider')}, ${count(models, 'model')}`;
  } catch (error) {
    throw describePriceFileError(error, file);
  }
}

/** What is wrong with a price file, as an error for the user of the command. */
export function describePriceFileError(error: unknown, file: string): CliError {
  const { message, code, cause } = error as NodeJS.ErrnoException;
  const reason = code ?? (cause as NodeJS.ErrnoException | undefined)?.code;
  if (reason === 'ENOENT') {
    return new CliError(EXIT.notFound, `got no file at ${file}, expected a price file; give another path`, {
      cause: error,
    });
  }
  return new CliError(EXIT.invalidFile, message.replace(/^\[[^\]]+\]\s*/, ''), { cause: error });
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
