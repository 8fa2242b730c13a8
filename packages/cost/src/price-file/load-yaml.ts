import { ownRequire } from '../own-require.ts';

/** The YAML reader. */
export type Yaml = typeof import('yaml');

/** Loads the YAML reader at its first use: only a process with a price file needs it. */
export function loadYaml(): Yaml {
  return ownRequire('yaml') as Yaml;
}
