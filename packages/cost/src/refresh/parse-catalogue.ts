import { CATALOGUE_MODELS, type CatalogueData, createData } from '../catalogue/catalogue-data.ts';
import { checkProviders, countModels } from '../catalogue/check-providers.ts';
import { ownRequire } from '../own-require.ts';
import { checkPlausible } from './check-plausible.ts';
import { RefreshError } from './refresh-error.ts';
import type { ParsedCatalogue } from './types.ts';

/** Data that passed every check. */
interface CheckedData {
  readonly data: CatalogueData;
  readonly models: number;
}

/** What tells one version of the data from another. */
export function readVersion(body: Buffer): string {
  // Read when it is needed: it takes a fifth of what loading this package takes, in a process that has none of it.
  const { createHash } = ownRequire('node:crypto') as typeof import('node:crypto');
  return `sha256-${createHash('sha256').update(body).digest('hex').slice(0, 12)}`;
}

/**
 * Reads data of the base catalogue that is to take the place of data with so many models.
 * @throws RefreshError when it is malformed, has shrunk to less than half, or cannot be.
 */
export function parseData(body: Buffer, modelsBefore: number): CheckedData {
  const providers = check(parse(body));
  const models = countModels(providers);
  if (models * 2 < modelsBefore) {
    throw new RefreshError('shrunk', `got ${models} models, expected at least half of the ${modelsBefore} from before`);
  }
  checkPlausible(providers);
  return { data: createData(providers, readVersion(body)), models };
}

/**
 * Reads the text of a catalogue, for `createPricer({ catalogue })`. It passes the checks that newer data passes in a
 * running process.
 * @throws RefreshError saying what is wrong with it.
 */
export function parseCatalogue(text: string): ParsedCatalogue {
  const { data } = parseData(Buffer.from(text), CATALOGUE_MODELS);
  return { ...data, text };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new RefreshError('syntax', `got ${body.length} bytes that are no JSON, expected price data`, error);
  }
}

function check(data: unknown): ReturnType<typeof checkProviders> {
  try {
    return checkProviders(data);
  } catch (error) {
    throw new RefreshError('schema', error instanceof Error ? error.message : String(error), error);
  }
}
