import type { ConfigNode } from './config-node.ts';

/** The name of a file without its folders. */
export function baseName(path: string): string {
  return path.replace(/^.*[/\\]/, '');
}

/** Checks that a file is of the version of its format that this release reads. */
export function readVersion(root: ConfigNode, entries: ReadonlyMap<string, ConfigNode>): void {
  entries.get('$schema')?.text('the address of a schema');
  const version = root.need(entries, 'version', 'version: 1');
  if (version.scalar() !== 1) version.fail(`got ${version.describe()}, expected 1; this release reads version 1 only`);
}

/** An id that no other entry of the list has; `taken` holds those that came before. */
export function readId(node: ConfigNode, taken: Map<string, ConfigNode>): string {
  const id = node.text('an id');
  if (id.length > 256) node.fail(`got ${id.length} characters, expected at most 256; shorten it`);
  const other = taken.get(id);
  if (other)
    node.fail(`got ${JSON.stringify(id)} a second time, after line ${other.line}, expected it once; rename one`);
  taken.set(id, node);
  return id;
}
