import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { Client } from './clients.ts';
import type { Runtime } from './runtimes.ts';

/** The packages that an application gets; the rest have no part in a call. */
const PACKAGES = ['attribution', 'instrumentation-openai', 'cost', 'node'] as const;

/** Installs a version of Node into a folder. Returns its binary. */
export async function installNode(version: string, folder: string): Promise<string> {
  if (process.versions.node === version) return process.execPath;
  await install(folder, { dependencies: { node: version } }, process.execPath);
  return join(folder, 'node_modules', 'node', 'bin', 'node');
}

/** Installs an application with the packed packages, one client and the SDK of a runtime, as npm does on its Node. */
export async function installApp(
  folder: string,
  packed: string,
  { runtime, client, node }: { readonly runtime: Runtime; readonly client: Client; readonly node: string },
): Promise<void> {
  const tarballs = readdirSync(packed);
  const ours = Object.fromEntries(
    PACKAGES.map((name) => {
      const tarball = tarballs.find((file) => new RegExp(`^spendspan-${name}-\\d`).test(file)) ?? '';
      return [`@spendspan/${name}`, `file:${join(packed, tarball)}`];
    }),
  );
  await install(
    folder,
    { dependencies: { ...runtime.dependencies, ...ours, openai: client.version, ws: client.ws }, overrides: ours },
    node,
  );
}

async function install(folder: string, manifest: object, node: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'app', private: true, ...manifest }));
  const child = spawn('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel', 'error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    // npm chooses versions by the Node that runs it.
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env['PATH']}` },
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`npm install failed in ${folder}\n${said}`);
}
