import { readFileSync } from 'node:fs';
import type { ParsedPriceFile } from '@spendspan/cost';
import { type OutlineNode, outlinePriceFile } from './price-file-outline.ts';

/** The price file that calls are priced by. */
export interface PriceFileInUse {
  /** Absolute path. */
  readonly path: string;
  readonly parsed: ParsedPriceFile;
  /** Where its keys stand; of a file in braces (JSON) nothing is known. */
  readonly outline: ReadonlyMap<string, OutlineNode>;
}

/** @throws Error when the file cannot be read. */
export function outlineFile(path: string, parsed: ParsedPriceFile): PriceFileInUse {
  return { path, parsed, outline: checkOutline(outlinePriceFile(readFileSync(path, 'utf8')), parsed) };
}

/** YAML has more ways to write a list than an outline knows: one that has not found every entry is not to be trusted. */
export function checkOutline(
  outline: PriceFileInUse['outline'],
  { providers }: ParsedPriceFile,
): PriceFileInUse['outline'] {
  const items = [...outline.keys()].filter((path) => /^providers\[\d+\]$/.test(path));
  const inline = outline.get('providers')?.inline;
  const complete = items.length === providers.length || (inline !== undefined && inline !== '');
  return complete ? outline : new Map();
}
