import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** A constant's name where it names a property: of an object literal, and of an object. */
const OF_LITERAL = /(?<=[{,]\s*)\[(ATTR_\w+)\](?=\s*:)/g;
const OF_OBJECT = /\[(ATTR_\w+)\]/g;
const CONSTANT = /export const (ATTR_\w+)(?:: [^=]+)?\s*=\s*'([^'\\]+)'/g;

/**
 * Puts the names of attributes into a bundle as literals where the sources have the constants of `semconv.ts`. By a
 * constant's name V8 stores as by any variable, which takes ten times as long, and an object that got more than a few
 * properties so becomes a hash table.
 */
export const literalNames: Plugin = {
  name: 'literal-names',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const names = await readNames(path, source);
      if (names.size === 0) return undefined;
      const contents = writeLiterals(source, names);
      return { contents, loader: 'ts' };
    });
  },
};

/** Puts the names of properties in the place of their constants. */
export function writeLiterals(source: string, names: ReadonlyMap<string, string>): string {
  const literal = (name: string): string | undefined => (names.has(name) ? JSON.stringify(names.get(name)) : undefined);
  return source
    .replace(OF_LITERAL, (all, name: string) => literal(name) ?? all)
    .replace(OF_OBJECT, (all, name: string) => (names.has(name) ? `[${literal(name)}]` : all));
}

/** The names of attributes that a file imports, by their constants. */
async function readNames(path: string, source: string): Promise<ReadonlyMap<string, string>> {
  const from = /from '([./]*\/semconv\.ts)'/.exec(source)?.[1];
  if (from === undefined) return new Map();
  const semconv = await readFile(join(dirname(path), from), 'utf8');
  return new Map([...semconv.matchAll(CONSTANT)].map(([, name = '', value = '']) => [name, value]));
}
