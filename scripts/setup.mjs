// Brings a fresh clone to a working state with nothing but some Node >= 20 and npm: installs the pinned pnpm from npm,
// which installs everything else, the pinned Node included. Does nothing when the lock file has not changed since.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.setup-stamp');

/** Installs dependencies when they are missing or out of date. Ends the process with a clear line when it cannot. */
export function setup() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 6)) {
    fail(
      `got Node ${process.versions.node}, expected 20.6 or newer; install a newer Node and run the same command again`,
    );
  }
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const { version } = /** @type {{ groups: { version: string } }} */ (
    /"pnpm": "(?<version>[^"]+)"/.exec(readFileSync(join(root, 'package.json'), 'utf8'))
  ).groups;
  console.log(`Setting up: installing dependencies with pnpm ${version} (first run only, about a minute) …`);
  const result = spawnSync('npx', ['-y', `pnpm@${version}`, 'install', '--frozen-lockfile', '--reporter=append-only'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, CI: 'true' },
  });
  if (result.status !== 0) {
    console.error(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}`);
    fail('pnpm install failed; see above. Check that the npm registry can be reached, then run the same command again');
  }
  writeFileSync(stamp, wanted);
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(`[spendspan setup] ${message}.`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setup();
