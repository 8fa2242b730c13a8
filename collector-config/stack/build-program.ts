import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Go } from './go-toolchain.ts';
import type { Program } from './programs.ts';

/** Gets a line for each thing that takes its time. */
export type Progress = (line: string) => void;

/** Where binaries are kept, by version: `SPENDSPAN_STACK_CACHE`, else the user's folder for caches. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env['SPENDSPAN_STACK_CACHE'] ?? join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'spendspan', 'stack');
}

/** The folder of a program's binaries in the cache: another for each version, list of modules and kind of machine. */
export function programFolder(program: Program, cache: string = cacheFolder()): string {
  const hash = createHash('sha256').update(JSON.stringify(program.build));
  for (const path of [...modulesOf(program), ...program.files]) hash.update(readFileSync(path));
  const key = hash.digest('hex').slice(0, 12);
  return join(cache, `${program.name}-${program.version}-${process.platform}-${process.arch}-${key}`);
}

/** Whether nothing is left to build. */
export function isBuilt(program: Program, cache?: string): boolean {
  return program.binaries.every((name) => existsSync(join(programFolder(program, cache), name)));
}

/**
 * Brings the binaries of a program into the cache, and says where they are.
 * @throws Error with the last lines of the build, when it fails.
 */
export async function buildProgram(program: Program, go: Go, progress: Progress): Promise<string> {
  const folder = programFolder(program);
  if (isBuilt(program)) return folder;
  progress(`building ${program.name} ${program.version} with ${go.version}: minutes, the first time only …`);
  const started = Date.now();
  const work = mkdtempSync(join(tmpdir(), `spendspan-build-${program.name}-`));
  try {
    for (const path of [...modulesOf(program), ...program.files]) cpSync(path, join(work, basename(path)));
    await run(program, go, work);
    mkdirSync(folder, { recursive: true });
    for (const name of program.binaries) moveInto(join(work, name), join(folder, name));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  progress(`built ${program.name} ${program.version} in ${Math.round((Date.now() - started) / 1000)} s`);
  return folder;
}

function modulesOf({ modules }: Program): readonly string[] {
  return ['go.mod', 'go.sum'].map((name) => join(modules, name));
}

/** In one step for those who look at the same time; what comes from another file system is copied beside it first. */
function moveInto(from: string, to: string): void {
  const draft = `${to}.${process.pid}`;
  cpSync(from, draft);
  renameSync(draft, to);
}

function run({ name, build }: Program, go: Go, cwd: string): Promise<void> {
  const env = {
    ...process.env,
    CGO_ENABLED: '0',
    GOFLAGS: '-buildvcs=false',
    GOWORK: 'off',
    PATH: `${join(go.path, '..')}:${process.env['PATH']}`,
  };
  const child = spawn(go.path, build, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4000);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`[spendspan stack] building ${name} failed (go ${build.join(' ')}):\n${output}`));
    });
  });
}
