import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { PriceFileError, parsePriceFile } from '../src/index.ts';
import { FEES, METERS } from '../src/meters.ts';

const folder = new URL('../price-files/', import.meta.url);
const schema = JSON.parse(readFileSync(new URL('schema.json', folder), 'utf8')) as {
  $defs: Record<string, { properties: Record<string, unknown> }>;
};
const accepts = new Ajv2020({ allErrors: false, allowUnionTypes: true, strictTypes: false }).compile(schema);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What the parser says against a file; undefined: nothing. */
function refuse(text: string): string | undefined {
  try {
    parsePriceFile(text, 'prices.yaml');
    return undefined;
  } catch (error) {
    if (!(error instanceof PriceFileError)) throw error;
    return error.message;
  }
}

test.each(readdirSync(folder).filter((name) => name !== 'schema.json'))('%s follows the schema', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  accepts(parse(text));
  expect(accepts.errors).toBeNull();
  expect(refuse(text)).toBeUndefined();
});

test('the schema knows every meter and every fee', () => {
  const { prices, contextTier, fees } = schema.$defs;
  const keys = METERS.flatMap(({ file }) => (file ? [file[0]] : []));
  expect(Object.keys(prices?.properties ?? {})).toEqual(expect.arrayContaining(keys));
  expect(Object.keys(contextTier?.properties ?? {}).sort()).toEqual(['above_input_tokens', ...keys].sort());
  expect(Object.keys(fees?.properties ?? {}).sort()).toEqual(FEES.map(([key]) => key).sort());
});

const optional: { requiredKeys: [] } = { requiredKeys: [] };
const some = fc.constantFrom('0', '1', '2.50', '0.000000000001', '15', '007.10');
const factor = fc.constantFrom('0', '0.5', '1.000001', '2');
const word = fc.constantFrom('a', 'b', 'c-1', 'd.2', 'E', 'ü', '日本');
const rates = fc.record(
  { input: some, cached_input: some, output: some, cache_write_1h: some, request: some },
  optional,
);
const full = rates.map((listed) => ({ input: '1', ...listed }));
const formats = (names: readonly string[]): fc.Arbitrary<Json[]> =>
  fc
    .uniqueArray(fc.record({ size: word, quality: word, price: some }, { requiredKeys: ['price'] }), {
      minLength: 1,
      maxLength: 3,
      selector: ({ size, quality }) => `${size?.toLowerCase()} ${quality?.toLowerCase()}`,
    })
    .map((list) => list.map((one) => Object.fromEntries(Object.entries(one).filter(([key]) => names.includes(key)))))
    .filter(
      (list) => new Set(list.map(({ size, quality }) => `${size} ${quality}`.toLowerCase())).size === list.length,
    );
const contextTiers = fc
  .uniqueArray(fc.nat(300_000), { minLength: 1, maxLength: 3 })
  .map((limits) => limits.map((above) => ({ above_input_tokens: above, output: '3' })));
const bands = fc
  .record(
    { images: formats(['size', 'quality', 'price']), video_seconds: formats(['size', 'price']), tiers: contextTiers },
    optional,
  )
  .chain((more) => full.map((listed) => ({ ...listed, ...more })));
const serviceTiers = fc.dictionary(
  fc.constantFrom('flex', 'batch', 'priority', 'x.y-z_1'),
  fc.oneof(
    bands,
    factor.map((multiplier) => ({ multiplier })),
  ),
);
const date = fc.constantFrom('2026-01-01', '2026-02-28', '2025-12-31T23:30Z', '2026-07-01T00:00:00.5Z');
const prices = fc
  .uniqueArray(fc.option(date, { nil: undefined }), { minLength: 1, maxLength: 3 })
  .chain((dates) =>
    fc.tuple(...dates.map((from) => bands.map((listed) => ({ ...(from === undefined ? {} : { from }), ...listed })))),
  );
const rules = fc.uniqueArray(
  fc.oneof(
    word.map((model) => ({ model })),
    fc.constantFrom({ model: ['m', 'n'] }, { prefix: 'p-' }, { regex: 'r-\\d{4}(-v\\d+)?' }),
  ),
  { minLength: 1, maxLength: 4, selector: (rule) => JSON.stringify(rule).toLowerCase() },
);
const models = rules.chain((matches) =>
  fc.tuple(
    ...matches.map((match) =>
      fc.record(
        { match: fc.constant(match), prices, service_tiers: serviceTiers },
        { requiredKeys: ['match', 'prices'] },
      ),
    ),
  ),
);
const fees = fc.record({ web_search_call: some, code_interpreter_session: some }, optional);
const deployments = fc.dictionary(
  fc.constantFrom('prod', 'test', '4711', 'Spaces are fine'),
  fc.oneof(
    word,
    fc.constant({ model: 'gpt-4.1', prepaid: true }),
    fc.constantFrom('0', '0.9001').map((multiplier) => ({ model: 'gpt-4.1', prepaid: false, multiplier })),
  ),
);
const matches = fc.uniqueArray(
  fc.constantFrom<Json>(
    { server_address: 'llm.example.com' },
    { server_address: ['127.0.0.1:4010', '[::1]:65535'] },
    { server_address: '*.example.com', provider: 'openai' },
    { server_address: '*.example.com' },
    { provider: 'aws.bedrock' },
  ),
  { minLength: 1, maxLength: 3 },
);
const providers = matches.chain((list) =>
  fc.tuple(
    ...list.map((match) =>
      fc.record(
        {
          match: fc.constant(match),
          name: word,
          default: fc.constantFrom('list', 'none'),
          multiplier: factor,
          models,
          deployments,
          fees,
        },
        { requiredKeys: ['match'] },
      ),
    ),
  ),
);
const money = fc.oneof(
  fc.constant({ currency: 'USD' }),
  fc.constant({ currency: 'eur', exchange_rates: [{ from: '2026-01-01', usd_per_unit: '1.0850', source: 'ECB' }] }),
);
const file = fc
  .tuple(money, fc.record({ $schema: word, revision: fc.constant('2026-11.r3'), providers, fees }, optional))
  .map(([currency, rest]) => ({ version: 1, ...currency, ...rest }) as unknown as Json);

/** Every value in a file, as the way to it. */
function listPaths(value: Json, path: readonly string[] = []): (readonly string[])[] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...inside.flatMap(([key, child]) => listPaths(child, [...path, key]))];
}

const enter = (value: Json, key: string): Json => (value as Record<string, Json>)[key] ?? null;
const isMapping = (value: Json): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same file with the value at the end of the way replaced; undefined takes it out. */
function replace(value: Json, [key, ...rest]: readonly string[], by: Json | undefined): Json {
  if (key === undefined) return by ?? null;
  const copy = structuredClone(value) as Record<string, Json>;
  const child = copy[key];
  if (rest.length > 0 && child !== undefined) copy[key] = replace(child, rest, by);
  else if (Array.isArray(copy) && by === undefined) copy.splice(Number(key), 1);
  else if (by === undefined) delete copy[key];
  else copy[key] = by;
  return copy;
}

const JUNK: readonly Json[] = [
  ...[
    null,
    true,
    0,
    1,
    -1,
    2.5,
    1e300,
    '',
    ' ',
    'x',
    '1',
    '-1',
    '1e3',
    '.5',
    '1.',
    '0.0000000000001',
    ' 1',
    'USD',
    'GBP',
    'usd ',
  ],
  ...[
    '2026-02-30',
    '2026-13-01',
    '2026-01-01T24:00Z',
    '2026-01-01T00:00',
    'https://a.example',
    'a.example:0',
    'a:70000',
    'a..b',
    '*',
  ],
  ...[
    'list',
    'None',
    '(',
    '(a+)+',
    '+1',
    '9'.repeat(41),
    [],
    {},
    ['x'],
    [[]],
    { x: '1' },
    { model: 'x' },
    { input: '1' },
  ],
];

/** What takes more than a look at one value: the schema's description says so. */
const BEYOND = /twice|two (prices|exchange rates|defaults) |a second time|2026-02-30|pattern/;

describe('schema and parser', () => {
  test('both accept a file that is well-formed, as JSON and as YAML', () => {
    fc.assert(
      fc.property(file, (value) => {
        expect(accepts(value) || accepts.errors).toBe(true);
        expect(refuse(JSON.stringify(value, null, '\t'))).toBeUndefined();
        expect(refuse(stringify(value, { aliasDuplicateObjects: false }))).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });

  test('agree about a file with one defect', () => {
    fc.assert(
      fc.property(file, fc.nat(), fc.option(fc.constantFrom(...JUNK), { nil: undefined }), (value, index, junk) => {
        const paths = listPaths(value);
        const broken = replace(value, paths[index % paths.length] ?? [], junk);
        const problem = refuse(JSON.stringify(broken));
        if (problem !== undefined && BEYOND.test(problem)) return;
        expect({ accepted: accepts(broken), problem }).toMatchObject({ accepted: problem === undefined });
      }),
      { numRuns: 120 },
    );
  });

  test('agree about a file with one key too many', () => {
    const key = fc.constantFrom(
      'x',
      'inptu',
      'tiers',
      'image',
      'multiplier',
      'from',
      'default',
      'Flex',
      'model',
      '__proto__',
    );
    fc.assert(
      fc.property(file, fc.nat(), key, fc.constantFrom(...JUNK), (value, index, name, junk) => {
        const paths = listPaths(value).filter((path) => isMapping(path.reduce(enter, value)));
        const broken = replace(value, [...(paths[index % paths.length] ?? []), name], junk);
        const problem = refuse(JSON.stringify(broken));
        if (problem !== undefined && BEYOND.test(problem)) return;
        expect({ accepted: accepts(JSON.parse(JSON.stringify(broken))), problem }).toMatchObject({
          accepted: problem === undefined,
        });
      }),
      { numRuns: 100 },
    );
  });
});
