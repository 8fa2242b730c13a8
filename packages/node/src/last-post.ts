import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { encodeBody, otlpHeaders } from './otlp-client.ts';
import type { OtlpSettings } from './otlp-settings.ts';

/**
 * The child's program. Text, so that it also works where this package was bundled into the application and has no
 * file of its own any more.
 */
const PROGRAM = `
let text = '';
process.stdin.setEncoding('utf8').on('data', (chunk) => { text += chunk; }).on('end', () => {
  const { url, tls, posts, timeoutMs } = JSON.parse(text);
  setTimeout(() => process.exit(), timeoutMs);
  const { request } = require(url.startsWith('https:') ? 'node:https' : 'node:http');
  const post = (index) => {
    if (index === posts.length) process.exit();
    const { headers, body } = posts[index];
    const outgoing = request(url, { method: 'POST', headers, ...tls }, (answer) => {
      if (answer.statusCode < 300) require('node:fs').writeSync(1, index + ' ');
      answer.resume().on('end', () => post(index + 1));
    });
    outgoing.on('error', () => process.exit()).end(Buffer.from(body, 'base64'));
  };
  post(0);
});
`;

/** How much longer than its own bound the child may take to start and end. */
const CHILD_START_MS = 500;

/**
 * Posts OTLP requests, one after the other, while this thread waits: in the `exit` event nothing asynchronous happens
 * any more, so a child process does it. Never throws and prints nothing.
 * @returns of each request whether the receiver accepted it.
 */
export function postBeforeExit(settings: OtlpSettings, bodies: readonly Uint8Array[], timeoutMs: number): boolean[] {
  // Anything else than Node (a single executable, Electron) would start the application again.
  if (!/^node(js)?(\.exe)?$/i.test(basename(process.execPath))) return [];
  try {
    const { stdout } = spawnSync(process.execPath, ['--eval', PROGRAM], {
      input: JSON.stringify({
        url: settings.url,
        tls: settings.tls,
        posts: bodies.map((plain) => toPost(settings, plain)),
        timeoutMs,
      }),
      env: childEnvironment(),
      stdio: ['pipe', 'pipe', 'ignore'],
      encoding: 'utf8',
      timeout: timeoutMs + CHILD_START_MS,
      killSignal: 'SIGKILL',
      windowsHide: true,
    });
    const accepted = new Set((stdout ?? '').split(' ').filter(Boolean).map(Number));
    return bodies.map((_, index) => accepted.has(index));
  } catch {
    // Not allowed (permission model) or not possible (no more processes).
    return [];
  }
}

function toPost(settings: OtlpSettings, plain: Uint8Array): { headers: Record<string, string>; body: string } {
  const body = encodeBody(settings, plain);
  return { headers: otlpHeaders(settings, body), body: Buffer.from(body).toString('base64') };
}

/** Without what would load the application's preloads, or this package again, into the child. */
function childEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, NODE_V8_COVERAGE: _coverage, NODE_CHANNEL_FD: _channel, ...env } = process.env;
  return env;
}
