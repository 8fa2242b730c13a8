import type { ParsedNode } from 'yaml';
import { baseName, FileNode } from './file-node.ts';
import { loadYaml } from './load-yaml.ts';
import { PriceFileError } from './price-file-error.ts';

/** Ten thousand models fit in. A longer text is not a price list, and would take long to read. */
export const MAX_BYTES: number = 1024 * 1024;

/** @throws PriceFileError when a file is larger than {@link MAX_BYTES}. */
export function checkSize(bytes: number, name: string): void {
  if (bytes <= MAX_BYTES) return;
  const problem = `got ${bytes} bytes, expected at most ${MAX_BYTES}; is it a price file?`;
  throw new PriceFileError(name, undefined, '', problem);
}

/**
 * The values of a text in JSON or YAML, each with its place.
 * @throws PriceFileError when the text is too long or is neither.
 */
export function parseYaml(text: string, name: string): FileNode {
  checkSize(text.length, name);
  const yaml = loadYaml(name);
  const lines = new yaml.LineCounter();
  // JSON is YAML. FileNode looks for repeated keys itself: the parser would compare each key with each.
  const options = {
    schema: 'core',
    version: '1.2',
    uniqueKeys: false,
    prettyErrors: false,
    // Silent would drop a second document without a word; nothing is printed by parseDocument.
    logLevel: 'error',
  } as const;
  const fail = (problem: string, at: number | undefined, cause: unknown): never => {
    const line = at === undefined ? undefined : lines.linePos(at).line;
    throw new PriceFileError(
      name,
      line,
      '',
      `got broken syntax (${problem}), expected JSON or YAML; correct the syntax`,
      cause,
    );
  };
  let contents: ParsedNode | null;
  try {
    const document = yaml.parseDocument(text.replace(/^\uFEFF/, ''), { ...options, lineCounter: lines });
    const error = document.errors[0] ?? document.warnings[0];
    if (error?.code === 'MULTIPLE_DOCS') {
      const { line } = lines.linePos(error.pos[0]);
      throw new PriceFileError(
        name,
        line,
        '',
        'got a second document, expected one; put both into one file without "---"',
      );
    }
    if (error) fail(shorten(error.message), error.pos[0], error);
    contents = document.contents;
  } catch (error) {
    if (error instanceof PriceFileError) throw error;
    return fail(shorten(String(error)), undefined, error);
  }
  return new FileNode({ yaml, name, lines, table: `user:${baseName(name)}` }, contents, '', 1);
}

/** A message may quote the whole file. */
function shorten(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
