import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import type { App, Finding } from './types.ts';

const REGISTER = '@spendspan/node/register';
const IN_CODE = /['"]@spendspan\/node['"]/;
const CODE = new Set(['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.jsx', '.tsx']);
/** Where a command line may stand; '' is a Dockerfile or a Procfile. */
const SEARCHED = new Set([...CODE, '.json', '.yaml', '.yml', '.sh', '.env', '']);
/** They name every package, and start none. */
const LOCK_FILE = /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml)$/;
const SKIPPED = new Set(['node_modules', 'dist', 'build', 'coverage']);
const MAX_FILES = 500;
const MAX_BYTES = 200_000;
const MAX_DEPTH = 4;

/** Is the app started with `--import @spendspan/node/register`, or does its code call `register()`? */
export function checkStart(app: App): readonly Finding[] {
  const about = 'start-up';
  const { env, scripts, cwd, modules } = app;
  if (env['NODE_OPTIONS']?.includes(REGISTER))
    return [{ about, status: 'ok', found: `NODE_OPTIONS loads ${REGISTER}` }];
  const script = Object.entries(scripts).find(([, line]) => line.includes(REGISTER));
  if (script) return [{ about, status: 'ok', found: `script "${script[0]}" loads ${REGISTER}` }];

  const files = listFiles(cwd).map((file) => ({ name: relative(cwd, file), text: readFileSync(file, 'utf8') }));
  const loads = files.find(({ text }) => text.includes(REGISTER));
  if (loads) return [{ about, status: 'ok', found: `${loads.name} mentions ${REGISTER}` }];
  const remedy = `start with: node --import ${REGISTER} app.js`;
  const calls = files.find(({ name, text }) => CODE.has(extname(name)) && IN_CODE.test(text));
  if (!calls) {
    const found = `${REGISTER} is neither in NODE_OPTIONS nor in scripts or files of ${cwd}`;
    return [{ about, status: 'warn', found, remedy }];
  }
  if (modules === 'commonjs') return [{ about, status: 'ok', found: `${calls.name} uses @spendspan/node in code` }];
  // Imports of an ES module are done before its first line runs.
  const found = `${calls.name} uses @spendspan/node in code; in ES modules openai may be loaded before register() runs`;
  return [{ about, status: 'warn', found, remedy }];
}

/** Files in which the start of an app may be written down; the nearest ones, and not without end. */
function listFiles(root: string): readonly string[] {
  const files: string[] = [];
  let folders = [root];
  for (let depth = 0; depth < MAX_DEPTH && files.length < MAX_FILES; depth++) {
    const below: string[] = [];
    for (const folder of folders) {
      for (const entry of readFolder(folder)) {
        const path = join(folder, entry.name);
        if (entry.isDirectory() && !SKIPPED.has(entry.name) && !entry.name.startsWith('.')) below.push(path);
        if (entry.isFile() && isSearched(entry.name) && statSync(path).size <= MAX_BYTES) files.push(path);
      }
    }
    folders = below;
  }
  return files.slice(0, MAX_FILES);
}

function isSearched(name: string): boolean {
  return SEARCHED.has(extname(name)) && !LOCK_FILE.test(name);
}

function readFolder(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder that may not be read holds nothing that could be shown.
    return [];
  }
}
