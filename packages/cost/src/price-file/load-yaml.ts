import { ownRequire } from '../own-require.ts';
import { PriceFileError } from './price-file-error.ts';

/** The YAML reader. */
export type Yaml = typeof import('yaml');

/**
 * Loads the YAML reader, which reads JSON too, at its first use: only a process with a price file needs it.
 * @param name of the price file.
 * @throws PriceFileError when it is not there: bundlers do not see it.
 */
export function loadYaml(name: string): Yaml {
  try {
    return ownRequire('yaml') as Yaml;
  } catch (error) {
    const problem =
      'got no package "yaml", expected the one that reads price files, in YAML and in JSON; install it where the program runs, or leave @spendspan/cost out of the bundle';
    throw new PriceFileError(name, undefined, '', problem, error);
  }
}
