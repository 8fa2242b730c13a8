import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the peers are, and the newest client that all of them know. */
export const PEERS: string = fileURLToPath(new URL('peers/', import.meta.url));

/**
 * Installs the peers, which nobody else needs.
 * @throws Error when npm cannot.
 */
export function installPeers(): void {
  // npm writes it last: of an install that was broken off there is none.
  if (existsSync(join(PEERS, 'node_modules', '.package-lock.json'))) return;
  console.error('installing the peers (140 MB; first run only) …');
  const args = ['install', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error', '--legacy-peer-deps'];
  const { status } = spawnSync('npm', args, {
    cwd: PEERS,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new Error(
      `npm install in ${PEERS} ended with ${status}; see above, check that the npm registry can be reached, and run it again`,
    );
}
