// Runs what measures: npm run bench lists it, npm run bench -- TEXT [options] runs all whose path has the text in it,
// with the options; each takes those that it knows.
// What they print is a result on standard output; how far they are goes to standard error.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGES, root } from './packages.mjs';

const benches = PACKAGES.flatMap((name) => {
  const folder = join(root, 'packages', name, 'bench');
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.bench.ts')) : [];
  return files.sort().map((file) => `packages/${name}/bench/${file}`);
});

const [text, ...options] = process.argv.slice(2);
const chosen = text === 'all' ? benches : benches.filter((path) => text !== undefined && path.includes(text));
if (chosen.length === 0) {
  console.log(`npm run bench -- TEXT runs those whose path has the text in it; all runs all:\n${benches.join('\n')}`);
  process.exit(text === undefined ? 0 : 2);
}
for (const path of chosen) {
  console.log(`\n## ${path}\n`);
  const { status } = spawnSync(process.execPath, [join(root, path), ...options], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
