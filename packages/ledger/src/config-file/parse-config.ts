import { LineCounter, parseDocument } from 'yaml';
import { ConfigFileError } from './config-file-error.ts';
import { ConfigNode } from './config-node.ts';

/** A file's name, as messages have it, and its text, JSON or YAML: the console cannot always read a file that the command names. */
export interface ConfigText {
  readonly name: string;
  readonly text: string;
}

const MAX_DEPTH = 200;

/** Thousands of teams fit in. */
const MAX_CHARACTERS = 1024 * 1024;

/**
 * Reads the value of a file with `read`, whose complaints name the place in it.
 * @throws ConfigFileError when the text is too long, is neither JSON nor YAML, or `read` refuses it.
 */
export function parseConfig<T>({ name, text }: ConfigText, read: (root: ConfigNode) => T): T {
  if (text.length > MAX_CHARACTERS) {
    throw new ConfigFileError(
      name,
      1,
      '',
      `got ${text.length} characters, expected at most ${MAX_CHARACTERS}; is it the right file?`,
    );
  }
  checkDepth(name, text);
  const lines = new LineCounter();
  try {
    return read(new ConfigNode({ name, lines }, parseTree(name, text, lines), '', 1));
  } catch (error) {
    if (error instanceof ConfigFileError) throw error;
    // Nested deeper than any reader goes.
    const problem = `got a text that cannot be read (${shorten(String(error))}), expected YAML or JSON; simplify it`;
    throw new ConfigFileError(name, 1, '', problem, { cause: error });
  }
}

/** The parser takes time that grows with the square of the depth. */
function checkDepth(name: string, text: string): void {
  let depth = 0;
  for (const bracket of text.match(/[[\]{}]/g) ?? []) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > MAX_DEPTH) {
      throw new ConfigFileError(name, 1, '', `got more than ${MAX_DEPTH} brackets open, expected a few; close them`);
    }
  }
}

function parseTree(name: string, text: string, lines: LineCounter): unknown {
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    version: '1.2',
    schema: 'core',
    // The nodes look for repeated keys themselves: here each key would be compared with each.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const problem = document.errors[0] ?? document.warnings[0];
  if (!problem) return document.contents;
  const { line } = lines.linePos(problem.pos[0]);
  const said = `got broken syntax (${shorten(problem.message)}), expected YAML or JSON; correct the syntax`;
  throw new ConfigFileError(name, Math.max(line, 1), '', said, { cause: problem });
}

function shorten(message: string): string {
  return message.replace(/\s+/g, ' ').trim().slice(0, 160);
}
