import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Another Node on this machine, for the loaders of older versions: the first on the PATH that the workspace did not
 * install, if it is new enough to be supported.
 */
export function findOtherNode(): { readonly execPath: string; readonly version: string } | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const execPath = join(folder, 'node');
    if (folder.includes('node_modules') || !existsSync(execPath)) continue;
    const version = spawnSync(execPath, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? '';
    const [, major = 0, minor = 0] = /^v(\d+)\.(\d+)/.exec(version) ?? [];
    const supported = Number(major) > 20 || (Number(major) === 20 && Number(minor) >= 6);
    return supported && version !== process.version ? { execPath, version } : undefined;
  }
  return undefined;
}
