import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import type { App, InstalledPackage } from './types.ts';

interface Manifest {
  readonly type?: unknown;
  readonly version?: unknown;
  readonly scripts?: Readonly<Record<string, string>>;
}

/**
 * Reads what can be known of an app without running it.
 * @throws CliError when the folder is not there or its package.json is no JSON.
 */
export function readApp(folder: string, env: App['env'] = process.env): App {
  const cwd = resolve(folder);
  if (!existsSync(cwd) || !statSync(cwd).isDirectory()) {
    throw new CliError(EXIT.notFound, `got no folder at ${cwd}, expected that of your app; give another --cwd`);
  }
  const manifest = readManifest(join(cwd, 'package.json'));
  return {
    cwd,
    env,
    modules: manifest?.type === 'module' ? 'module' : 'commonjs',
    scripts: manifest?.scripts ?? {},
    openai: findPackage(cwd, 'openai'),
    spendspanNode: findPackage(cwd, '@spendspan/node'),
  };
}

/** The package that code in the folder would load, found as Node does it. */
function findPackage(folder: string, name: string): InstalledPackage | undefined {
  const file = join(folder, 'node_modules', name, 'package.json');
  if (existsSync(file)) return { version: String(readManifest(file)?.version), manifest: realpathSync(file) };
  const parent = dirname(folder);
  return parent === folder ? undefined : findPackage(parent, name);
}

function readManifest(file: string): Manifest | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  } catch (error) {
    throw new CliError(EXIT.invalidFile, `got ${file} which is no JSON (${(error as Error).message}); mend it`);
  }
}
