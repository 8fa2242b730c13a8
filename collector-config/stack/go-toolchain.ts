import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A Go that builds the programs. */
export interface Go {
  /** Path of the command. */
  readonly path: string;
  /** `go1.26.8` */
  readonly version: string;
}

/** What the newest of the programs ask for. */
const OLDEST = [1, 26] as const;

/** Where the instructions of https://go.dev/doc/install put it, for shells that do not know. */
const INSTALLED: readonly string[] = ['/usr/local/go/bin'];

/** The Go of this machine, or a sentence that says what is missing. */
export function findGo(env: NodeJS.ProcessEnv = process.env, installed: readonly string[] = INSTALLED): Go | string {
  const wanted = `expected Go ${OLDEST.join('.')} or newer on PATH; install it (https://go.dev/doc/install) and run the same command again`;
  const name = process.platform === 'win32' ? 'go.exe' : 'go';
  const folders = [...(env['PATH'] ?? '').split(delimiter), ...installed].filter((folder) => folder !== '');
  const found = folders.map((folder) => join(folder, name)).filter((path) => existsSync(path));
  const versions = found.map((path) => ({ path, version: readVersion(path) }));
  const fit = versions.find(({ version }) => isNewEnough(version));
  if (fit) return fit;
  const [first] = versions;
  return first ? `got ${first.version || 'a go that does not run'} (${first.path}), ${wanted}` : `got no go, ${wanted}`;
}

/** The version as the command itself has it, whatever a go.mod nearby asks for. */
function readVersion(path: string): string {
  try {
    return execFileSync(path, ['env', 'GOVERSION'], {
      encoding: 'utf8',
      env: { ...process.env, GOTOOLCHAIN: 'local' },
    }).trim();
  } catch {
    return '';
  }
}

function isNewEnough(version: string): boolean {
  const [, major = 0, minor = 0] = (/^go(\d+)\.(\d+)/.exec(version) ?? []).map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
