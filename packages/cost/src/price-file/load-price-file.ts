import { readFileSync, statSync } from 'node:fs';
import { parsePriceFile } from './parse-price-file.ts';
import { checkSize } from './parse-yaml.ts';
import { PriceFileError } from './price-file-error.ts';
import type { ParsedPriceFile } from './types.ts';

/**
 * Reads a price file, JSON or YAML.
 * @throws PriceFileError when the file cannot be read or is malformed: it names the line, the key and what to do.
 */
export function loadPriceFile(path: string): ParsedPriceFile {
  return parsePriceFile(readText(path), path);
}

function readText(path: string): string {
  try {
    checkSize(statSync(path).size, path);
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw toUnreadable(path, error);
  }
}

/** What is said of a file that cannot be read. */
export function toUnreadable(path: string, error: unknown): PriceFileError {
  if (error instanceof PriceFileError) return error;
  const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : String(error);
  const problem = `got ${reason}, expected a readable price file; check the path`;
  return new PriceFileError(path, undefined, '', problem, error);
}
