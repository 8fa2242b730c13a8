import type { ParsedCatalogue } from '@spendspan/cost';
import { CliError } from '../cli-error.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';

/** What `--catalogue` says in every help. */
export const CATALOGUE_OPTION = [
  '--catalogue <file>',
  'newer data of the base catalogue, a file or an address (default: SPENDSPAN_CATALOGUE, else the installed one)',
] as const;

/**
 * The catalogue that an application with the same environment prices by: the one given, else that of
 * `SPENDSPAN_CATALOGUE`; undefined is the installed one.
 * @throws CliError when it cannot be had: prices of an older one are not given in its place.
 */
export async function openCatalogue(given?: string): Promise<ParsedCatalogue | undefined> {
  const from = given ?? process.env['SPENDSPAN_CATALOGUE'];
  if (!from) return undefined;
  // Only these commands need it.
  const { readCatalogue } = await import('@spendspan/cost');
  try {
    return await readCatalogue({ from });
  } catch (error) {
    throw describeCatalogueError(error as Error, from);
  }
}

function describeCatalogueError(error: Error & { readonly kind?: string }, from: string): CliError {
  const message = error.message.replace(/^\[[^\]]+\]\s*/, '');
  const { code } = (error.cause ?? {}) as NodeJS.ErrnoException;
  // What an address has beside its path may be a secret.
  const where = URL.canParse(from) ? from.replace(/\/\/[^/@]*@/, '//').replace(/[?#].*$/s, '') : from;
  if (error.kind === 'unreadable' && code === 'ENOENT') {
    return new CliError(
      EXIT.notFound,
      `got ENOENT for the catalogue ${where}, expected a file; give another path, as --catalogue or SPENDSPAN_CATALOGUE`,
      { cause: error },
    );
  }
  const exit: ExitCode = AWAY.has(error.kind) ? EXIT.unavailable : EXIT.invalidFile;
  const remedy = 'give another one, as --catalogue or SPENDSPAN_CATALOGUE';
  return new CliError(exit, `catalogue ${where}: ${message}; ${remedy}`, { cause: error });
}

/** What may be better the next time. */
const AWAY: ReadonlySet<string | undefined> = new Set(['unreachable', 'timeout', 'status', 'redirect', 'truncated']);
