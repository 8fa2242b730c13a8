import { open } from 'node:fs/promises';
import { RefreshError } from './refresh-error.ts';

/**
 * Reads a file that is no larger than this, in bytes.
 * @throws RefreshError when it is larger or cannot be read.
 */
export async function readBounded(path: string, maxBytes: number): Promise<Buffer> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > maxBytes) throw new RefreshError('too_large', `got ${size} bytes, expected at most ${maxBytes}`);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof RefreshError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new RefreshError('unreadable', `got ${code ?? message}, expected a readable file`, error);
  }
}
