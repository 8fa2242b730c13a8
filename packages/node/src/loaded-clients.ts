import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { OPENAI_ENTRIES, type OpenAIInstrumentation } from '@spendspan/instrumentation-openai';
import { listLoadedScripts } from './loaded-scripts.ts';
import { ownRequire } from './own-require.ts';

/** Entry files of the client, as they lie in node_modules (also beneath pnpm's and yarn's folders). */
const COMMONJS_ENTRY = /[\\/]node_modules[\\/]openai[\\/](?:index|client|.+[\\/](?:ws|websocket))\.js$/;
/** A file of the client; V8 may have forgotten the entry itself, but not all of the others. */
const ESM_FILE = /^(file:.*\/node_modules\/openai\/).*\.mjs$/;

/** Its files with classes of sockets. */
const ESM_SOCKETS = /^file:.*\/node_modules\/openai\/.+\/(?:ws|websocket)\.mjs$/;

/**
 * Patches copies of the `openai` client that were loaded before the instrumentation, or past its hooks. Looks through
 * all loaded scripts, which takes some 10 ms: not for every day.
 * @returns whether there is one among them that may have been used unseen: an ES module.
 */
export function patchLoadedClients(instrumentation: OpenAIInstrumentation): boolean {
  const { cache } = ownRequire;
  for (const [file, loaded] of Object.entries(cache)) {
    if (loaded?.loaded && COMMONJS_ENTRY.test(file) && isEntry(file)) {
      instrumentation.patchModule(loaded.exports, readVersion(pathToFileURL(file)));
    }
  }
  const scripts = listLoadedScripts();
  const folders = new Set(scripts.flatMap((url) => ESM_FILE.exec(url)?.[1] ?? []));
  for (const folder of folders) patchEsModule(entryOf(folder), instrumentation);
  for (const url of new Set(scripts)) if (ESM_SOCKETS.test(url) && isEntry(url)) patchEsModule(url, instrumentation);
  return folders.size > 0;
}

/** Whether an application can have this file of the client by a name of its own. */
function isEntry(file: string): boolean {
  const path = file.replaceAll('\\', '/');
  return OPENAI_ENTRIES.includes(path.slice(path.lastIndexOf('/node_modules/') + '/node_modules/'.length));
}

/** The file with the class: that of openai 4 is the index. */
function entryOf(folder: string): string {
  const client = new URL('client.mjs', folder);
  return existsSync(client) ? client.href : new URL('index.mjs', folder).href;
}

/** The module is loaded already: its address leads to the very copy that the application has. */
function patchEsModule(url: string, instrumentation: OpenAIInstrumentation): void {
  const version = readVersion(url);
  try {
    // Since Node 20.19 at once; older ones throw.
    instrumentation.patchModule(ownRequire(fileURLToPath(url)), version);
  } catch {
    import(url).then(
      (namespace) => instrumentation.patchModule(namespace, version),
      () => {
        // It failed to load for the application as well, and there the error belongs.
      },
    );
  }
}

/** Of the client that this file of its folder belongs to. */
function readVersion(file: string | URL): string | undefined {
  try {
    return JSON.parse(readFileSync(new URL('package.json', file), 'utf8')).version;
  } catch {
    return undefined;
  }
}
