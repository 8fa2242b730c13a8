import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { OtlpError } from './otlp-error.ts';

/** Largest body in bytes, as sent and as unpacked. */
export const MAX_BODY_BYTES: number = 16 * 1024 * 1024;

const unpack = promisify(gunzip);

/** Exports unpack to some nine times their size. In pieces of 16 KiB, as zlib does by itself, that takes twice as long. */
const PIECE_BYTES = { perByte: 12, min: 16 * 1024, max: 1024 * 1024 };

/**
 * The body as it was before `content-encoding`.
 * @throws OtlpError 413 when it unpacks to more than {@link MAX_BODY_BYTES}, 400 when it cannot be unpacked, 415 for an
 * encoding other than gzip and identity.
 */
export async function readBody(body: Buffer, contentEncoding: string | undefined): Promise<Buffer> {
  const encoding = contentEncoding?.trim().toLowerCase() || 'identity';
  if (encoding === 'identity') return body;
  if (encoding !== 'gzip' && encoding !== 'x-gzip') {
    throw new OtlpError(415, `got content-encoding ${JSON.stringify(encoding)}, expected gzip or identity`);
  }
  try {
    // zlib stops at the limit: a bomb costs the limit, not what it would unpack to.
    return await unpack(body, { maxOutputLength: MAX_BODY_BYTES, chunkSize: pieceBytes(body) });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new OtlpError(413, `got a body that unpacks to more than ${MAX_BODY_BYTES} bytes; send smaller batches`);
    }
    throw new OtlpError(400, `got a gzip body that cannot be unpacked (${(error as Error).message})`, { cause: error });
  }
}

function pieceBytes({ length }: Buffer): number {
  return Math.min(PIECE_BYTES.max, Math.max(PIECE_BYTES.min, length * PIECE_BYTES.perByte));
}
