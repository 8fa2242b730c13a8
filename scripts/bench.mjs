// Runs what measures: npm run bench all of it, npm run bench -- TEXT what has that name, or else the text in its path, both
// with options, of which each gets those that it knows.
// What they print is a result on standard output; how far they are goes to standard error.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { BENCH_OPTIONS } from './bench-options.ts';
import { PACKAGES, root } from './packages.mjs';
import { readGiven, refuse, writeOptions } from './read-options.ts';

const nameOf = (path) => basename(path, '.bench.ts');
const optionsOf = (path) => BENCH_OPTIONS[nameOf(path)] ?? {};
const benches = PACKAGES.flatMap((name) => {
  const folder = join(root, 'packages', name, 'bench');
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.bench.ts')) : [];
  return files.sort().map((file) => `packages/${name}/bench/${file}`);
});

const args = process.argv.slice(2);
const isHelp = args.includes('--help') || args.includes('-h');
const text = args[0]?.startsWith('-') ? '' : (args.shift() ?? '');
// `price` is not `reprice`.
const named = benches.filter((path) => nameOf(path) === text);
const chosen = named.length > 0 ? named : benches.filter((path) => path.includes(text));
if (chosen.length === 0) {
  refuse('bench', `got "${text}", expected a part of one of these: ${benches.map(nameOf).join(', ')}`);
}
if (isHelp) {
  console.log(`npm run bench                     # all that is measured
npm run bench -- TEXT [options]   # what has this name, or this text in its path`);
  for (const path of chosen) console.log(`\n${nameOf(path)}\n${writeOptions(optionsOf(path))}`.trimEnd());
  process.exit(0);
}
const given = readGiven('bench', Object.assign({}, ...chosen.map(optionsOf)), args);

// All that they write, so that nothing of it is left when they are broken off.
const folder = mkdtempSync(join(tmpdir(), 'spendspan-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
process.on('SIGINT', () => {});
console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}`);
for (const path of chosen) {
  console.log(`\n## ${path}\n`);
  const own = [...given].filter(([name]) => name in optionsOf(path)).map(([name, value]) => `--${name}=${value}`);
  const { status, signal } = spawnSync(process.execPath, [join(root, path), ...own], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder },
  });
  if (status !== 0) process.exit(status ?? (signal === 'SIGINT' ? 130 : 1));
}
