import { FEES, type Meter } from '../meters.ts';
import { createRate, type Rate } from '../rate.ts';
import { baseName, FileNode } from './file-node.ts';
import { loadYaml } from './load-yaml.ts';
import { PriceFileError } from './price-file-error.ts';
import { readProvider } from './read-provider.ts';
import type { FileFees, ParsedPriceFile } from './types.ts';

/**
 * Reads the text of a price file, JSON or YAML. `name` stands in messages and, its folders taken off, in `llm.cost.source`.
 * @throws PriceFileError when the text is malformed: it names the line, the key and what to do.
 */
export function parsePriceFile(text: string, name: string): ParsedPriceFile {
  const yaml = loadYaml();
  const lines = new yaml.LineCounter();
  // JSON is YAML. Without anchors and tags there is nothing in a file but its values.
  const document = yaml.parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: true, version: '1.2' });
  const [error] = document.errors;
  if (error) {
    const [problem = ''] = error.message.split('\n');
    throw new PriceFileError(
      name,
      error.linePos?.[0].line,
      '',
      `${problem.replace(/ at line .*$/, '')}; correct the syntax`,
      error,
    );
  }
  const root = new FileNode({ yaml, name, lines }, document.contents, '', 1);
  const entries = root.entries(['version', 'currency', 'providers', 'fees']);
  const version = entries.get('version') ?? root.fail('got no version, expected version: 1; add it');
  if (version.count() !== 1) version.fail('got another version, expected 1; this release reads version 1 only');
  const currency = entries.get('currency') ?? root.fail('got no currency, expected currency: USD; add it');
  if (currency.text('USD').toUpperCase() !== 'USD') {
    currency.fail('got another currency, expected USD; convert the prices, amounts are never converted here');
  }
  return {
    name: baseName(name),
    providers: entries.get('providers')?.items().map(readProvider) ?? [],
    fees: readFees(entries.get('fees')),
  };
}

function readFees(node: FileNode | undefined): FileFees {
  const fees: { [meter in Meter]?: Rate } = {};
  const entries = node?.entries(FEES.map(([key]) => key));
  for (const [key, meter] of FEES) {
    const value = entries?.get(key);
    const rate = value && createRate(value.decimal(), 1, value.origin);
    if (rate) fees[meter] = rate;
  }
  return fees;
}
