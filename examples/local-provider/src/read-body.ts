/** A file in a form. */
export interface UploadedFile {
  readonly file: string;
  readonly bytes: number;
  /** Of JSON lines only. */
  readonly text?: string;
}

/**
 * The body of a request: parsed JSON; the fields of a form, of its files name and size, and the text of JSON lines; the text itself where it is
 * neither; undefined where there is none.
 */
export async function readBody(bytes: Buffer, contentType: string | undefined): Promise<unknown> {
  if (bytes.length === 0) return undefined;
  if (contentType?.startsWith('multipart/form-data')) return readForm(bytes, contentType);
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Several fields of one name (`image[]`) become a list. */
async function readForm(bytes: Buffer, contentType: string): Promise<unknown> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => undefined);
  if (!form) return 'a form that cannot be read';
  const fields: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    const values = await Promise.all(form.getAll(name).map(readField));
    fields[name] = name.endsWith('[]') || values.length > 1 ? values : values[0];
  }
  return fields;
}

async function readField(value: string | File): Promise<string | UploadedFile> {
  if (typeof value === 'string') return value;
  const { name: file, size: bytes } = value;
  return file.endsWith('.jsonl') ? { file, bytes, text: await value.text() } : { file, bytes };
}
