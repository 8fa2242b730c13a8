import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A promtool of this machine: that on PATH, else the one that `npm run stack` has built; undefined where there is none. */
export function findPromtool(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (spawnSync('promtool', ['--version']).status === 0) return 'promtool';
  const cache =
    env['SPENDSPAN_STACK_CACHE'] ?? join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'spendspan', 'stack');
  if (!existsSync(cache)) return undefined;
  return readdirSync(cache)
    .filter((name) => name.startsWith('prometheus-'))
    .map((name) => join(cache, name, 'promtool'))
    .find((path) => existsSync(path));
}
