import { readFileSync, statSync } from 'node:fs';
import { parsePriceFile } from './parse-price-file.ts';
import { PriceFileError } from './price-file-error.ts';
import type { ParsedPriceFile } from './types.ts';

/** A price list of ten thousand models is far below it. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Reads a price file, JSON or YAML.
 * @throws PriceFileError when the file cannot be read or is malformed: it names the line, the key and what to do.
 */
export function loadPriceFile(path: string): ParsedPriceFile {
  return parsePriceFile(readText(path), path);
}

function readText(path: string): string {
  try {
    const { size } = statSync(path);
    if (size > MAX_BYTES) {
      throw new PriceFileError(
        path,
        undefined,
        '',
        `got ${size} bytes, expected at most ${MAX_BYTES}; is it a price file?`,
      );
    }
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (error instanceof PriceFileError) throw error;
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : String(error);
    throw new PriceFileError(
      path,
      undefined,
      '',
      `got ${reason}, expected a readable price file; check the path`,
      error,
    );
  }
}
