// Packs every package as it would be published: node scripts/pack.mjs [folder]
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PACKAGES, root } from './packages.mjs';

/** Writes one tarball per package into the folder. Ends the process with pnpm's own words when it cannot. @param {string} folder */
export function packAll(folder) {
  mkdirSync(folder, { recursive: true });
  for (const name of PACKAGES) {
    const cwd = join(root, 'packages', name);
    const { status, stdout, stderr } = spawnSync('pnpm', ['pack', '--pack-destination', folder], {
      cwd,
      encoding: 'utf8',
    });
    if (status === 0) continue;
    console.error(`pnpm pack failed in ${cwd}\n${stdout}${stderr}`);
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = resolve(process.argv[2] ?? join(root, 'packed'));
  packAll(folder);
  console.log(`Packed. In your app: npm install ${folder}/*.tgz`);
}
