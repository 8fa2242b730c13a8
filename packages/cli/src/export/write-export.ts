import { createWriteStream, statSync } from 'node:fs';
import { realpath, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** Bytes that are written so far. */
export type OnWritten = (bytes: number) => void;

/**
 * Writes an export to a file, which is there whole or not at all, or to the standard output. What is there and is no
 * file, such as a pipe, is written to.
 * @throws what the content throws, and file system errors.
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
    throw error;
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
