// Packs every package as it would be published and checks the tarball: publint, are-the-types-wrong, that it can be
// installed with npm and loaded by `import` and by `require` on this Node, and what it weighs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSizes } from './check-sizes.mjs';
import { packAll } from './pack.mjs';
import { PACKAGES, root } from './packages.mjs';

const work = mkdtempSync(join(tmpdir(), 'spendspan-packages-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

packAll(work);
for (const name of PACKAGES) {
  const folder = join(root, 'packages', name);
  run('publint', ['--strict', folder], root);
}
const tarballs = readdirSync(work).filter((file) => file.endsWith('.tgz'));
for (const tarball of tarballs) {
  // The command has nothing to import; all others must resolve in every module mode that Node and bundlers use.
  if (/^spendspan-\d/.test(tarball)) continue;
  run('attw', [join(work, tarball), '--profile', 'node16'], root);
  console.log(`ok  ${tarball}`);
}
installAndLoad();
checkSizes(join(work, 'three'), (name) => join(work, tarballOf(name)));

function installAndLoad() {
  const dependencies = Object.fromEntries(
    PACKAGES.map((name) => {
      return [readManifest(name).name, `file:${join(work, tarballOf(name))}`];
    }),
  );
  const manifest = {
    name: 'app',
    private: true,
    dependencies: { ...dependencies, '@opentelemetry/api': '1.10.0' },
    overrides: dependencies,
  };
  writeFileSync(join(work, 'package.json'), JSON.stringify(manifest));
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel', 'error'], work);
  for (const name of Object.keys(dependencies).filter((name) => name.startsWith('@'))) {
    run('node', ['--input-type=module', '--eval', `await import('${name}')`], work);
    run('node', ['--input-type=commonjs', '--eval', `require('${name}')`], work);
  }
  run('node', [join(work, 'node_modules', 'spendspan', 'dist', 'main.js'), '--version'], work);
  console.log(`ok  all ${PACKAGES.length} packages install with npm and load as ESM and CommonJS`);
}

/** @param {string} name of the folder */
function readManifest(name) {
  return JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
}

/** @param {string} name of the folder */
function tarballOf(name) {
  const manifest = readManifest(name);
  const file = `${manifest.name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`;
  return tarballs.find((tarball) => tarball === file) ?? '';
}

/** @param {string} program @param {string[]} args @param {string} cwd */
function run(program, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status === 0) return;
  console.error(`${program} ${args.join(' ')} failed in ${cwd}\n${stdout}${stderr}${error ?? ''}`);
  process.exit(1);
}
