import { createWriteStream, statSync } from 'node:fs';
import { realpath, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';

/** Bytes that are written so far. */
export type OnWritten = (bytes: number) => void;

/**
 * Writes an export to a file, which is there whole or not at all, or to the standard output. What is there and is no
 * file, such as a pipe, is written to.
 * @throws CliError when there is no folder for it; what the content throws, and other file system errors.
 */
export async function writeExport(
  content: AsyncIterable<string | Uint8Array>,
  file: string | undefined,
  onWritten: OnWritten,
): Promise<void> {
  const counted = count(content, onWritten);
  if (file === undefined) return pipeline(counted, process.stdout, { end: false });
  const there = statSync(file, { throwIfNoEntry: false });
  if (there && !there.isFile()) return pipeline(counted, createWriteStream(file));
  // In the place of the file that a link leads to, not of the link.
  const target = there ? await realpath(file) : file;
  const draft = `${target}.${process.pid}.part`;
  try {
    await pipeline(counted, createWriteStream(draft, { flags: 'wx', mode: 0o600 }));
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new CliError(
      EXIT.notFound,
      `got no folder ${dirname(resolve(file))}, expected one for ${file}; make it, or give another path with -o`,
    );
  }
}

async function* count(
  content: AsyncIterable<string | Uint8Array>,
  onWritten: OnWritten,
): AsyncGenerator<string | Uint8Array> {
  let bytes = 0;
  for await (const part of content) {
    bytes += typeof part === 'string' ? Buffer.byteLength(part) : part.byteLength;
    yield part;
    onWritten(bytes);
  }
}
