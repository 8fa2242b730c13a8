import { execFile } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DiagLogLevel, diag } from '@opentelemetry/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Call, CostSpanProcessor, createPricer, parsePriceFile, type RateCardPricer } from '../src/index.ts';

let folder: string;
let path: string;
let lines: string[];
const opened: RateCardPricer[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reload-'));
  path = join(folder, 'prices.yaml');
  lines = [];
  const write = (level: string) => (message: string) => void lines.push(`${level} ${message}`);
  const logger = {
    error: write('error'),
    warn: write('warn'),
    info: write('info'),
    debug: () => {},
    verbose: () => {},
  };
  diag.setLogger(logger, { logLevel: DiagLogLevel.INFO, suppressOverrideMessage: true });
});
afterEach(() => {
  for (const pricer of opened.splice(0)) pricer.close();
  diag.disable();
  rmSync(folder, { recursive: true });
});

const listOf = (usd: string): string =>
  `version: 1\ncurrency: USD\nproviders:\n  - match: { server_address: a.example }\n    models:\n      - match: { model: m }\n        prices: [{ input: "${usd}" }]\n`;
const CALL: Call = { host: 'a.example', model: 'm', usage: { inputTokens: 1_000_000 } };

function open(everyMs = 600_000): RateCardPricer {
  const pricer = createPricer({ prices: path, reload: { everyMs } });
  opened.push(pricer);
  return pricer;
}

/** Waits until it is so; the test's own time limit ends it. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('a price file that changes', () => {
  test('is read again by itself, and what was remembered goes', async () => {
    writeFileSync(path, listOf('1'));
    const pricer = open(100);
    expect(pricer.price(CALL)).toMatchObject({ usd: 1, source: 'user:prices.yaml' });
    writeFileSync(path, listOf('2'));
    await until(() => pricer.price(CALL).usd === 2);
    expect(pricer.price(CALL)).toMatchObject({ usd: 2, source: 'user:prices.yaml' });
  });

  test('is read when somebody asks, also where it is replaced by another file of the same size and time', async () => {
    writeFileSync(path, listOf('1'));
    utimesSync(path, 1, 1);
    const pricer = open();
    const other = join(folder, 'other.yaml');
    writeFileSync(other, listOf('3'));
    utimesSync(other, 1, 1);
    renameSync(other, path);
    expect(pricer.price(CALL).usd).toBe(1);
    await pricer.refresh();
    expect(pricer.price(CALL).usd).toBe(3);
    expect(lines).toEqual([`info [@spendspan/cost] ${path}: the changed prices are in force`]);
  });

  test('that is malformed is told once, by file, line and key, and changes nothing', async () => {
    writeFileSync(path, listOf('1'));
    const pricer = open();
    writeFileSync(path, listOf('-2'));
    await pricer.refresh();
    await pricer.refresh();
    expect(pricer.price(CALL).usd).toBe(1);
    const where = `${path}:7 (providers[0].models[0].prices[0].input)`;
    expect(lines).toEqual([
      `warn [@spendspan/cost] ${where}: got "-2", expected a decimal string with at most 12 decimals, not negative; write it like "0.25"; the prices from before stay in force`,
    ]);
    writeFileSync(path, listOf('4'));
    await pricer.refresh();
    expect(pricer.price(CALL).usd).toBe(4);
  });

  test.each([
    ['is gone', () => rmSync(path), /prices\.yaml: got no such file, .*stay in force$/],
    [
      'is too large',
      () => writeFileSync(path, ' '.repeat(2 ** 21)),
      /got 2097152 bytes, expected at most 1048576.*stay in force$/,
    ],
    ['is empty', () => writeFileSync(path, ''), /got nothing, expected a mapping.*stay in force$/],
  ])('that %s is told, and comes back', async (_title, spoil, problem) => {
    writeFileSync(path, listOf('1'));
    const pricer = open();
    spoil();
    await pricer.refresh();
    await pricer.refresh();
    expect(pricer.price(CALL).usd).toBe(1);
    expect(lines).toEqual([expect.stringMatching(problem)]);
    writeFileSync(path, listOf('5'));
    await pricer.refresh();
    expect(pricer.price(CALL).usd).toBe(5);
  });

  test('is left alone after close, and by default', async () => {
    writeFileSync(path, listOf('1'));
    const closed = open(100);
    const still = createPricer({ prices: path });
    closed.close();
    closed.close();
    writeFileSync(path, listOf('2'));
    await Promise.all([closed.refresh(), still.refresh()]);
    expect([closed.price(CALL).usd, still.price(CALL).usd]).toEqual([1, 1]);
    still.close();
  });

  test('is left alone by a processor that was shut down', async () => {
    writeFileSync(path, listOf('1'));
    const processor = new CostSpanProcessor({ prices: path, reload: { everyMs: 100 } });
    await processor.shutdown();
    writeFileSync(path, listOf('oops'));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(lines).toEqual([]);
  });

  test('never keeps a process running', async () => {
    writeFileSync(path, listOf('1'));
    const script = `import { createPricer } from '@spendspan/cost';
const pricer = createPricer({ prices: ${JSON.stringify(path)}, reload: { everyMs: 100 }, catalogue: { from: 'no-such-file.json' } });
console.log(pricer.price({ host: 'a.example', model: 'm', usage: { inputTokens: 1 } }).status);`;
    const cwd = new URL('..', import.meta.url);
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { cwd });
    expect(stdout).toBe('priced\n');
  });
});

test.each<[string, object, RegExp]>([
  [
    'a word for reload',
    { reload: 'yes', prices: 'x' },
    /got reload "yes", expected true, false or \{ everyMs \}; leave it out for false/,
  ],
  ['reload without a file', { reload: true }, /got reload true, expected prices to be the path of a file then/],
  ['reload of what is read already', { reload: true, prices: parsePriceFile(listOf('1'), 'x') }, /the path of a file/],
  [
    'looking all the time',
    { reload: { everyMs: 1 }, prices: 'x' },
    /got reload.everyMs 1, expected a whole number from 100/,
  ],
  ['looking too rarely for a timer', { reload: { everyMs: 2 ** 31 }, prices: 'x' }, /got reload.everyMs 2147483648/],
  [
    'a catalogue from nowhere',
    { catalogue: {} },
    /got catalogue.from undefined, expected the path of a file or an http\(s\) address/,
  ],
  ['a catalogue from FTP', { catalogue: { from: 'ftp://a.example/x' } }, /got catalogue.from "ftp:/],
  ['asking all the time', { catalogue: { from: 'x', refreshEveryMs: 5 } }, /got catalogue.refreshEveryMs 5/],
  ['no limit', { catalogue: { from: 'x', maxBytes: Number.POSITIVE_INFINITY } }, /got catalogue.maxBytes/],
  ['no time', { catalogue: { from: 'x', timeoutMs: 0 } }, /got catalogue.timeoutMs 0/],
])('%s is refused at construction', (_title, options, problem) => {
  expect(() => createPricer(options)).toThrow(TypeError);
  expect(() => createPricer(options)).toThrow(problem);
});
