import { createRequire } from 'node:module';

/** The YAML reader. */
export type Yaml = typeof import('yaml');

/** Loads the YAML reader at its first use: only a process with a price file needs it. */
export function loadYaml(): Yaml {
  return createRequire(import.meta.url)('yaml') as Yaml;
}
