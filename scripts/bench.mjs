// Runs what measures: npm run bench all of it, npm run bench -- TEXT what has that name, or else the text in its path, both
// with options; each takes those that it knows.
// What they print is a result on standard output; how far they are goes to standard error.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PACKAGES, root } from './packages.mjs';

const benches = PACKAGES.flatMap((name) => {
  const folder = join(root, 'packages', name, 'bench');
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.bench.ts')) : [];
  return files.sort().map((file) => `packages/${name}/bench/${file}`);
});

const given = process.argv.slice(2);
if (given.includes('--help') || given.includes('-h')) {
  console.log(`npm run bench                     # all of these; docs/benchmarks.md has their options and results
npm run bench -- TEXT [options]   # those whose path has the text
${benches.join('\n')}`);
  process.exit(0);
}
const hasText = given[0] !== undefined && !given[0].startsWith('--');
const text = hasText ? given[0] : '';
const options = given.slice(hasText ? 1 : 0);
// `price` is not `reprice`.
const named = benches.filter((path) => basename(path) === `${text}.bench.ts`);
const chosen = named.length > 0 ? named : benches.filter((path) => path.includes(text));
if (chosen.length === 0) {
  console.error(`got ${text}, expected a part of one of these:\n${benches.join('\n')}`);
  process.exit(2);
}
for (const path of chosen) {
  console.log(`\n## ${path}\n`);
  const { status } = spawnSync(process.execPath, [join(root, path), ...options], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
