import { checkConflicts } from './check-conflicts.ts';
import { readExchangeRates } from './exchange-rates.ts';
import { baseName, type FileNode } from './file-node.ts';
import { parseYaml } from './parse-yaml.ts';
import { PriceFileError } from './price-file-error.ts';
import { listFeePeriods, readFees } from './read-fees.ts';
import { readProvider } from './read-provider.ts';
import type { ParsedPriceFile } from './types.ts';

const KEYS = ['$schema', 'version', 'revision', 'currency', 'exchange_rates', 'providers', 'fees'] as const;

/**
 * Reads the text of a price file, JSON or YAML. `name` (`prices` by default) stands in messages and, its folders taken off,
 * in `llm.cost.source`.
 * @throws PriceFileError when the text is malformed: it names the line, the key and what to do.
 */
export function parsePriceFile(text: string, name: string = DEFAULT_NAME): ParsedPriceFile {
  checkTexts(text, name);
  try {
    return readFile(parseYaml(text, name), name);
  } catch (error) {
    if (error instanceof PriceFileError) throw error;
    // A text may be nested deeper than any reader goes.
    const problem = `got a text that cannot be read (${String(error).slice(0, 160)}), expected a price file; simplify it`;
    throw new PriceFileError(name, undefined, '', problem, error);
  }
}

const DEFAULT_NAME = 'prices';

function checkTexts(text: unknown, name: unknown): void {
  if (typeof name !== 'string' || name === '') {
    const problem = 'got a name that is no text, expected the name of a file; correct or leave out the second argument';
    throw new PriceFileError(DEFAULT_NAME, undefined, '', problem);
  }
  if (typeof text === 'string') return;
  const problem = `got ${text === null ? 'null' : typeof text}, expected the text of a price file; for one on disk call loadPriceFile(path)`;
  throw new PriceFileError(name, undefined, '', problem);
}

function readFile(root: FileNode, name: string): ParsedPriceFile {
  const entries = root.entries(KEYS);
  entries.get('$schema')?.text('the address of a schema');
  const version = entries.get('version') ?? root.fail('got no version, expected version: 1; add it');
  if (version.count() !== 1) version.fail('got another version, expected 1; this release reads version 1 only');
  const file = baseName(name);
  const revision = readRevision(entries.get('revision'));
  const source = revision === undefined ? `user:${file}` : `user:${file}@${revision}`;
  root.nameTable(source);
  const currencyNode = entries.get('currency') ?? root.fail('got no currency, expected currency: USD; add it');
  const currency = readCurrency(currencyNode);
  const exchangeRates = readExchangeRates(entries.get('exchange_rates'), currency, currencyNode);
  const fees = readFees(entries.get('fees'));
  const nodes = entries.get('providers')?.items() ?? [];
  const providers = nodes.map((node) => readProvider(node, { exchangeRates, fees }));
  checkConflicts(nodes, providers);
  return { name: file, source, currency, exchangeRates, providers, fees: listFeePeriods(fees, exchangeRates) };
}

/** Stands in `llm.cost.source`, where `+` joins tables. */
function readRevision(node: FileNode | undefined): string | undefined {
  const revision = node?.text('a revision, like "2026-11" or "r3"');
  if (revision !== undefined && !/^[A-Za-z0-9_.:-]{1,64}$/.test(revision)) {
    node?.fail('got a revision with other characters, expected letters, digits, "-", "_", "." or ":"; correct it');
  }
  return revision;
}

function readCurrency(node: FileNode): string {
  const currency = node.text('USD').toUpperCase();
  return /^[A-Z]{3}$/.test(currency)
    ? currency
    : node.fail(`got ${JSON.stringify(currency.slice(0, 80))}, expected three letters, like USD or EUR; correct it`);
}
