import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findOperation, OPERATIONS } from '../../packages/instrumentation-openai/src/operations/index.ts';
import { SOCKET_PROTOCOLS } from '../../packages/instrumentation-openai/src/sockets/protocols.ts';
import { SOCKET_FILES } from '../../packages/instrumentation-openai/src/sockets/socket-files.ts';
import { CLIENT_FOLDERS } from './clients.ts';
import { checkDocs } from './docs.ts';
import { listClient } from './list-client.ts';
import { listNews } from './list-news.ts';
import { findRow, OPERATION_ROWS } from './rows.ts';
import { SOCKET_ROWS } from './socket-rows.ts';

const CLIENTS = CLIENT_FOLDERS.map(listClient);

describe.each(CLIENTS)('the table of operations and openai $version', ({ methods, requests }) => {
  it('names every method that the client has', () => {
    expect(methods.length).toBeGreaterThan(100);
    expect(methods.filter((method) => !findRow(method))).toEqual([]);
  });

  it('finds the requests of its methods, those that are operations among them', () => {
    const seen = requests.flatMap((request) => {
      const [method = '', path = ''] = request.split(' ');
      return findOperation(method.toLowerCase(), path.replaceAll('{}', 'x'))?.id ?? [];
    });
    expect(seen).toEqual(expect.arrayContaining(['chat.completions', 'responses', 'images.edit', 'audio.speech']));
  });
});

it('every operation is a request of some client', () => {
  const requests = CLIENTS.flatMap((client) => client.requests).map((request) => request.replace(/\?.*$/, ''));
  const unknown = OPERATIONS.filter(
    ({ method, path, inPages }) =>
      !requests.includes(`${inPages ? 'LIST' : method.toUpperCase()} ${path.replaceAll('{id}', '{}')}`),
  );
  expect(unknown.map(({ id }) => id)).toEqual([]);
});

it('every row has methods of some client, and no blank', () => {
  const methods = CLIENTS.flatMap((client) => client.methods);
  for (const row of OPERATION_ROWS) {
    expect(
      methods.some((method) => findRow(method) === row),
      row.methods.join(', '),
    ).toBe(true);
    expect([row.priced, row.why]).not.toContain('');
  }
});

it('every name of an operation stands in a row that is seen, and in no other', () => {
  const told = OPERATION_ROWS.filter(({ seen }) => seen !== 'none').flatMap(({ why }) => why.match(/`(\w+)`/g) ?? []);
  expect(new Set(told)).toEqual(new Set(OPERATIONS.map(({ name }) => `\`${name}\``)));
});

it('every socket of a client stands in a row, and those that are seen are those that are watched', () => {
  const told = SOCKET_ROWS.flatMap(({ files }) => files);
  expect(new Set(told)).toEqual(new Set(CLIENTS.flatMap(({ sockets }) => sockets)));
  const seen = SOCKET_ROWS.filter((row) => row.seen === 'yes').flatMap(({ files }) => files);
  expect(new Set(seen)).toEqual(new Set(SOCKET_FILES.map((file) => `${file}.js`)));
});

it('every name of a span of a socket stands in a row of it', () => {
  const told = SOCKET_ROWS.flatMap(({ why }) => why.match(/`(\w+)`/g) ?? []);
  const names = SOCKET_PROTOCOLS.flatMap(({ operations }) => operations.map(({ name }) => `\`${name}\``));
  expect(new Set(told)).toEqual(new Set(names));
});

it('what a client has that the known ones have not is listed by its name, sockets and methods in no row included', () => {
  const [newest, ...known] = CLIENTS.toReversed();
  if (!newest) throw new Error('no client is installed');
  const news = listNews({ ...newest, methods: [...newest.methods, 'dreams.create'] }, known);
  expect(news).toContain('method   decisions.create');
  expect(news).toContain('method   dreams.create   in no row');
  expect(news).toContain('request  POST /decisions');
  expect(news.filter((line) => line.startsWith('door') && line.endsWith('ws.js'))).not.toEqual([]);
  expect(listNews(newest, CLIENTS)).toEqual([]);
});

it('a request or a door is found wherever a client has it, and whatever its file is called', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spendspan-client-'));
  const home = join(folder, 'node_modules', 'openai');
  const files = {
    'package.json': '{ "name": "openai", "version": "8.0.0", "main": "index.js" }',
    'index.js': `class Dreams {
      constructor(client) { this._client = client; }
      create(body) { return require('./internal/dream').dream(this._client, body); }
    }
    exports.OpenAI = class OpenAI { constructor() { this.dreams = new Dreams(this); } post() {} sleep() {} };`,
    'internal/dream.js': `exports.dream = (client, body) => client.post('/dreams', { body });`,
    'lib/dial.js': 'exports.dial = (url) => new WebSocket(url);',
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, file)), { recursive: true });
    writeFileSync(join(home, file), text);
  }
  const made = listClient(folder);
  rmSync(folder, { recursive: true });
  expect(listNews(made, CLIENTS)).toEqual([
    'method   dreams.create   in no row',
    'request  POST /dreams',
    'door     client.sleep()',
    'door     lib/dial.js',
  ]);
});

it('docs/operations.md has the table as it is', () => {
  expect(checkDocs(), 'run npm run check:openai -- --write').toBe(true);
  expect(readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8')).not.toMatch(/\| +\|/);
});
