import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** Bytes that are written so far. */
export type OnWritten = (bytes: number) => void;

/**
 * Writes an export to a file, which is there whole or not at all, or to the standard output.
 * @throws what the content throws, and file system errors.
 */
export async function writeExport(
  content: AsyncIterable<string | Uint8Array>,
  file: string | undefined,
  onWritten: OnWritten,
): Promise<void> {
  const counted = count(content, onWritten);
  if (file === undefined) return pipeline(counted, process.stdout, { end: false });
  const draft = `${file}.${process.pid}.part`;
  try {
    await pipeline(counted, createWriteStream(draft, { flags: 'wx', mode: 0o600 }));
    await rename(draft, file);
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
