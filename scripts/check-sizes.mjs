// What the packages that run in an application may weigh, alone and with all that npm installs beside them. A change that
// needs more raises its limit here, where a reviewer sees it; docs/benchmarks.md has the sizes.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of the tarball, and of the folder that it is installed as. */
const LIMITS = {
  attribution: { packed: 14_000, unpacked: 65_000 },
  'instrumentation-openai': { packed: 120_000, unpacked: 460_000 },
  // The catalogue is in it, once for each module system.
  cost: { packed: 340_000, unpacked: 2_100_000 },
};
/** Of all three with their dependencies, which grow by themselves. */
const INSTALLED_LIMIT = 6_000_000;

/**
 * Installs the three alone and weighs them. Ends the process when a limit is passed.
 * @param {string} folder to install in @param {(name: string) => string} tarballOf the path of a package's tarball
 */
export function checkSizes(folder, tarballOf) {
  const names = Object.keys(LIMITS);
  const ours = Object.fromEntries(names.map((name) => [`@spendspan/${name}`, `file:${tarballOf(name)}`]));
  mkdirSync(folder);
  const manifest = { name: 'app', private: true, dependencies: { ...ours, '@opentelemetry/api': '1.10.0' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, overrides: ours }));
  const args = ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel', 'error'];
  const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) fail(`npm install failed in ${folder}\n${stderr}`);

  const modules = join(folder, 'node_modules');
  for (const [name, limit] of Object.entries(LIMITS)) {
    const packed = statSync(tarballOf(name)).size;
    const unpacked = weigh(join(modules, '@spendspan', name));
    console.log(`ok  @spendspan/${name}: ${write(packed)} packed, ${write(unpacked)} unpacked`);
    compare(`the tarball of @spendspan/${name}`, packed, limit.packed);
    compare(`@spendspan/${name} unpacked`, unpacked, limit.unpacked);
  }
  const installed = weigh(modules);
  console.log(`ok  npm install of the three: ${write(installed)}`);
  compare('npm install of the three', installed, INSTALLED_LIMIT);
}

/** Bytes of all files below. @param {string} folder @returns {number} */
function weigh(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** @param {string} what @param {number} bytes @param {number} limit */
function compare(what, bytes, limit) {
  if (bytes <= limit) return;
  fail(
    `got ${bytes} bytes for ${what}, expected at most ${limit}; take something out, or raise the limit in scripts/check-sizes.mjs`,
  );
}

/** @param {number} bytes */
function write(bytes) {
  return `${Math.round(bytes / 1000).toLocaleString('en')} kB`;
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exit(1);
}
