import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What a version of the client has by which an application can spend. */
export interface ClientListing {
  readonly version: string;
  /** Methods of its resources, as an application writes them after `client.`. */
  readonly methods: readonly string[];
  /** Requests that they make: `POST /videos/{}/remix`. */
  readonly requests: readonly string[];
  /** Ways out of it: the methods of the client itself, and the files that open a socket. */
  readonly doors: readonly string[];
  /** These files alone. */
  readonly sockets: readonly string[];
}

type Resource = Readonly<Record<string, unknown>>;
type ClientClass = new (options: Readonly<Record<string, string>>) => Resource;

/** Lists the client that is installed in a folder (in its `node_modules`). */
export function listClient(folder: string): ClientListing {
  const require = createRequire(join(folder, 'app.js'));
  const home = join(require.resolve('openai'), '..');
  const { OpenAI } = require('openai') as { OpenAI: ClientClass };
  const client = new OpenAI({ apiKey: 'none', adminAPIKey: 'none' });
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const files = listFiles(home);
  const sockets = files.filter((file) => isSocket(home, file)).sort();
  return {
    version,
    methods: listMethods(client, client, '').sort(),
    requests: [...new Set(files.flatMap((file) => listRequests(home, file)))].sort(),
    sockets,
    doors: [...listOwnMethods(client).map((name) => `client.${name}()`), ...sockets].sort(),
  };
}

/** Of the resources beneath an object: those that know this client. */
function listMethods(client: Resource, at: Resource, path: string): string[] {
  return Object.entries(at).flatMap(([name, value]) => {
    const resource = value as Resource | null;
    if (name.startsWith('_') || typeof resource !== 'object' || resource?.['_client'] !== client) return [];
    const here = `${path}${name}.`;
    return [...listOwnMethods(resource).map((method) => here + method), ...listMethods(client, resource, here)];
  });
}

/** Names of the methods on an object's prototypes, those that begin with an underscore left out. */
function listOwnMethods(of: object): string[] {
  const names = new Set<string>();
  for (let at = Object.getPrototypeOf(of); at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(at as object))) {
      if (typeof value === 'function' && name !== 'constructor' && !name.startsWith('_')) names.add(name);
    }
  }
  return [...names];
}

/** As the generated code of all versions has them, and what it leaves to functions of its own. */
const REQUEST =
  /\b_?client\s*\.(get|post|put|patch|delete|getAPIList)\(\s*(?:\(0, path_1\.path\)\s*)?[`']([^`']+)[`']/g;

function listRequests(home: string, file: string): string[] {
  return [...readFileSync(join(home, file), 'utf8').matchAll(REQUEST)].map(([, verb = '', path = '']) => {
    const method = verb === 'getAPIList' ? 'LIST' : verb.toUpperCase();
    return `${method} ${path.replace(/\$\{[^}]*\}/g, '{}')}`;
  });
}

function listFiles(home: string): string[] {
  return readdirSync(home, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.js') && !file.startsWith('src/') && !file.includes('node_modules/'));
}

/** By its name, or by what it opens. */
function isSocket(home: string, file: string): boolean {
  if (/(?:^|\/)(?:ws|websocket|webrtc)\.js$/.test(file)) return true;
  return /\bnew (?:\w+\.)?(?:WebSocket|RTCPeerConnection|EventSource)\(/.test(readFileSync(join(home, file), 'utf8'));
}
