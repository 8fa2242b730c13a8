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
  const { url, headers, tls, body, timeoutMs } = JSON.parse(text);
  setTimeout(() => process.exit(1), timeoutMs);
  const { request } = require(url.startsWith('https:') ? 'node:https' : 'node:http');
  const outgoing = request(url, { method: 'POST', headers, ...tls }, (answer) => {
    answer.resume().on('end', () => process.exit(answer.statusCode < 300 ? 0 : 1));
  });
  outgoing.on('error', () => process.exit(1)).end(Buffer.from(body, 'base64'));
});
`;

/** How much longer than its own bound the child may take to start and end. */
const CHILD_START_MS = 500;

/**
 * Posts one OTLP request while this thread waits: in the `exit` event nothing asynchronous happens any more, so a
 * child process does it. Never throws and prints nothing.
 * @returns whether the receiver accepted it.
 */
export function postBeforeExit(settings: OtlpSettings, plain: Uint8Array, timeoutMs: number): boolean {
  // Anything else than Node (a single executable, Electron) would start the application again.
  if (!/^node(js)?(\.exe)?$/i.test(basename(process.execPath))) return false;
  try {
    const body = encodeBody(settings, plain);
    const { status } = spawnSync(process.execPath, ['--eval', PROGRAM], {
      input: JSON.stringify({
        url: settings.url,
        headers: otlpHeaders(settings, body),
        tls: settings.tls,
        body: Buffer.from(body).toString('base64'),
        timeoutMs,
      }),
      env: childEnvironment(),
      stdio: ['pipe', 'ignore', 'ignore'],
      timeout: timeoutMs + CHILD_START_MS,
      killSignal: 'SIGKILL',
      windowsHide: true,
    });
    return status === 0;
  } catch {
    // Not allowed (permission model) or not possible (no more processes).
    return false;
  }
}

/** Without what would load the application's preloads, or this package again, into the child. */
function childEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, NODE_V8_COVERAGE: _coverage, NODE_CHANNEL_FD: _channel, ...env } = process.env;
  return env;
}
