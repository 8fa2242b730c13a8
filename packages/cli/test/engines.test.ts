import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Everything that is installed with the package, by the path of its manifest. */
function listInstalled(manifest: string, found: Map<string, Manifest> = new Map()): ReadonlyMap<string, Manifest> {
  if (found.has(manifest)) return found;
  const content = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
  found.set(manifest, content);
  for (const name of Object.keys(content.dependencies ?? {})) {
    const path = findManifest(dirname(manifest), name);
    if (path) listInstalled(path, found);
  }
  return found;
}

function findManifest(folder: string, name: string): string | undefined {
  const path = join(folder, 'node_modules', name, 'package.json');
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(folder);
  return parent === folder ? undefined : findManifest(parent, name);
}

/** Whether one of the alternatives of a range begins at Node 20 or before and does not end there. */
function takesNode20(range: string): boolean {
  return range.split('||').some((part) => {
    const major = Number(/\d+/.exec(part)?.[0] ?? 0);
    return part.trim().startsWith('>') || part.trim() === '*' ? major <= 20 : major === 20;
  });
}

it('everything that the command installs runs on Node 20', () => {
  const installed = listInstalled(fileURLToPath(new URL('../package.json', import.meta.url)));
  const refused = [...installed.values()]
    .filter(({ engines }) => engines?.node !== undefined && !takesNode20(engines.node))
    .map(({ name, version, engines }) => `${name}@${version} asks for Node ${engines?.node}`);
  expect(refused).toEqual([]);
  expect([...installed.values()].map(({ name }) => name)).toContain('fastify');
});
