import { fetchBounded } from './fetch-bounded.ts';
import { parseCatalogue } from './parse-catalogue.ts';
import { runQuietly } from './quiet-context.ts';
import { readBounded } from './read-bounded.ts';
import { readRefreshOptions } from './read-options.ts';
import type { CatalogueOptions, ParsedCatalogue } from './types.ts';

/**
 * Reads a catalogue once, from a file or an `http(s)` address, and waits for it: for programs that must not price by
 * older data without a word. `createPricer({ catalogue })` takes what it resolves with.
 * @throws RefreshError saying why it cannot be had or used, TypeError when an option is malformed.
 */
export async function readCatalogue(options: CatalogueOptions): Promise<ParsedCatalogue> {
  const { catalogue } = readRefreshOptions({ catalogue: options });
  if (!catalogue) throw new TypeError('[@spendspan/cost] got no catalogue, expected { from }; give one');
  const { from, maxBytes, timeoutMs } = catalogue;
  const body =
    typeof from === 'string'
      ? await readBounded(from, maxBytes)
      : (await runQuietly(() => fetchBounded(from, {}, { maxBytes, timeoutMs, keepAlive: true }))).body;
  return parseCatalogue(body?.toString('utf8') ?? '');
}
