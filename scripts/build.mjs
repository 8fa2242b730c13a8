// Builds every package, dependencies first. With --if-changed, packages whose sources are unchanged since their last
// build are left alone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PACKAGES, root } from './packages.mjs';

const onlyChanged = process.argv.includes('--if-changed');

const shared = ['pnpm-lock.yaml', 'tsconfig.json', 'tsup.config.ts'].map((file) => join(root, file));
let changedBefore = '';
for (const name of PACKAGES) {
  const folder = join(root, 'packages', name);
  // Beside the installed packages, so that it is neither committed nor published.
  const stamp = join(root, 'node_modules', '.built', name);
  // How it is built, and what that imports.
  const own = readdirSync(folder)
    .filter((file) => /\.(?:json|ts)$/.test(file))
    .sort()
    .map((file) => join(folder, file));
  const source =
    changedBefore + digest([...shared, ...own, ...['src', 'web'].flatMap((part) => listFiles(join(folder, part)))]);
  // A package's types hold its dependencies' types: what was built before it counts as its source.
  changedBefore = source;
  if (onlyChanged && existsSync(join(folder, 'dist')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === source)
    continue;
  const started = Date.now();
  process.stdout.write(`building ${name} … `);
  const result = spawnSync('pnpm', ['run', '--silent', 'build'], { cwd: folder, encoding: 'utf8' });
  if (result.status !== 0) {
    console.error(`failed\n${result.stdout}${result.stderr}`);
    process.exit(1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, source);
  console.log(`${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** @param {string} folder @returns {string[]} */
function listFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** @param {string[]} files */
function digest(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}
