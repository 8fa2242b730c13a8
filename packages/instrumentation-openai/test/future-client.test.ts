import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BUILT, runScript } from './run-script.ts';

/** A client to come, whose requests go through a door of another name. */
const FUTURE = `
class OpenAI { send(path) { return Promise.resolve({ path }); } }
module.exports = { OpenAI, default: OpenAI };
`;

/** One to come whose door is where it was, and gives plain promises. */
const PLAIN = `
class OpenAI { methodRequest(method, path) { return Promise.resolve({ path }); } }
module.exports = { OpenAI, default: OpenAI };
`;

const API = createRequire(import.meta.url).resolve('@opentelemetry/api');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-future-'));
  for (const [name, source] of Object.entries({ future: FUTURE, plain: PLAIN })) {
    const installed = join(folder, name, 'node_modules', 'openai');
    mkdirSync(installed, { recursive: true });
    writeFileSync(join(installed, 'package.json'), '{"name":"openai","version":"99.1.0","main":"index.js"}');
    writeFileSync(join(installed, 'index.js'), source);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

function use(name: string, call: string): Promise<string> {
  const app = join(folder, name, 'app.js');
  return runScript(
    `const { diag, DiagLogLevel } = require(${JSON.stringify(API)});
    const warn = (text) => console.log('WARN', text);
    diag.setLogger({ warn, error: warn, info() {}, debug() {}, verbose() {} }, DiagLogLevel.WARN);
    const { OpenAIInstrumentation } = require(${JSON.stringify(BUILT)});
    new OpenAIInstrumentation();
    const { OpenAI } = require('node:module').createRequire(${JSON.stringify(app)})('openai');
    (async () => { for (let i = 0; i < 2; i++) console.log((await new OpenAI().${call}).path); })();`,
    { client: 'openai-7' },
  );
}

test('a client whose door has moved is reported when it is loaded, once, and works as it is', async () => {
  expect((await use('future', "send('/chat/completions')")).split('\n')).toEqual([
    'WARN [@spendspan/instrumentation-openai] got openai 99.1.0, expected a client class with methodRequest(); its calls are not seen; check for a newer version of this package',
    '/chat/completions',
    '/chat/completions',
  ]);
});

test('a client whose requests are no APIPromise is reported at its first call, once, and works as it is', async () => {
  expect((await use('plain', "methodRequest('post', '/chat/completions', {})")).split('\n')).toEqual([
    'WARN [@spendspan/instrumentation-openai] got a client whose requests return something other than an APIPromise; its calls are counted without usage; check for a newer version of this package',
    '/chat/completions',
    '/chat/completions',
  ]);
});
