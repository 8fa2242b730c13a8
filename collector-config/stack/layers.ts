import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../layers', import.meta.url));

/** Names of the layers that are here. */
export function listLayers(): readonly string[] {
  return readdirSync(FOLDER).map((name) => name.replace(/\.yaml$/, ''));
}

/** The files of layers: names of those that are here, or paths, from a folder. */
export function findLayers(layers: readonly string[], from: string = process.cwd()): readonly string[] {
  return layers.map((layer) => (/[/\\.]/.test(layer) ? resolve(from, layer) : join(FOLDER, `${layer}.yaml`)));
}
