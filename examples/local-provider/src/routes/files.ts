import { createError } from '../errors.ts';
import { createLetterId, nowSeconds } from '../ids.ts';
import { asObject, readString } from '../text.ts';
import type { Answer, ProviderMemory, Route } from '../types.ts';

const MAX_FILES = 100;

/** `POST /v1/files`: the text of a file of JSON lines is kept, of any other only its name and size. */
export const uploadFile: Route = {
  method: 'POST',
  path: '/files',
  answer({ body, memory }): Answer {
    const { file, bytes = 0, text = '' } = asObject(body['file']);
    const id = storeFile(memory, readString(text));
    return {
      status: 200,
      body: {
        id,
        object: 'file',
        bytes,
        created_at: nowSeconds(),
        filename: file ?? null,
        purpose: body['purpose'] ?? null,
        status: 'processed',
      },
    };
  },
};

/** `GET /v1/files/:id/content` */
export const downloadFile: Route = {
  method: 'GET',
  path: '/files/:id/content',
  answer({ memory, params }): Answer {
    const text = memory.files.get(params['id'] ?? '');
    if (text === undefined) return createError(404, `No such File object: ${params['id']}`);
    return { status: 200, bytes: Buffer.from(text), contentType: 'application/octet-stream' };
  },
};

/** Keeps a text as a file, and tells its id. */
export function storeFile({ files }: ProviderMemory, text: string): string {
  const id = createLetterId('file-', 22);
  files.set(id, text);
  if (files.size > MAX_FILES) files.delete(files.keys().next().value ?? '');
  return id;
}
