import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';

/** What tells one version of a file from another. */
export function toMark({ mtimeMs, size, ino }: Pick<Stats, 'mtimeMs' | 'size' | 'ino'>): string {
  return `${ino}:${size}:${mtimeMs}`;
}

/** The mark of a file as it is now; `gone` when it cannot be looked at. */
export async function readMark(path: string): Promise<string> {
  try {
    return toMark(await stat(path));
  } catch {
    return GONE;
  }
}

/** The mark of a file that is not there. */
export const GONE = 'gone';
