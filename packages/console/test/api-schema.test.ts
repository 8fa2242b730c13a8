import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { makeApiSchema, readApiSchema } from '../../../scripts/write-api-schema.mjs';
import { startConsole } from '../src/index.ts';
import { useConsole } from './console-fixture.ts';
import { makeExport, makeIds, postJson } from './traces.ts';

type Schema = Readonly<Record<string, unknown>>;

/** The same schema, which lets nothing pass that it does not name. */
function makeStrict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(makeStrict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const members = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, makeStrict(value)]));
  const isClosed =
    'properties' in members && typeof members['type'] === 'string' && !('additionalProperties' in members);
  return isClosed ? { ...members, additionalProperties: false } : members;
}

describe('the JSON Schema of the API', () => {
  const fixture = useConsole();
  const ajv = new Ajv({ strict: false });
  const { definitions, properties } = JSON.parse(readApiSchema()) as Record<'definitions' | 'properties', Schema>;
  const compile = (path: string): ValidateFunction =>
    ajv.compile({ ...(makeStrict(properties[path]) as object), definitions: makeStrict(definitions) });
  const expectValid = async (route: string, path: string): Promise<void> => {
    const response = await fetch(new URL(path, fixture.console.url));
    const validate = compile(route);
    validate(await response.json());
    expect([path, validate.errors]).toEqual([path, null]);
  };

  it('is that of the types of the answers; else run: node scripts/write-api-schema.mjs', { timeout: 120_000 }, () => {
    expect(JSON.parse(readApiSchema())).toEqual(JSON.parse(makeApiSchema()));
  });

  it('is served, in the answers of every route that it names', async () => {
    const ids = makeIds();
    await postJson(fixture.console.url, makeExport([ids, makeIds()], { 'server.address': 'api.openai.com' }));
    await postJson(fixture.console.url, makeExport([makeIds()], { 'llm.cost.status': 'unpriced', 'user.id': 'u-1' }));
    const served = await fetch(new URL('/api/v1/schema', fixture.console.url));
    expect(await served.text()).toBe(readApiSchema());
    const paths: Readonly<Record<string, readonly string[]>> = {
      '/healthz': ['/healthz'],
      '/api/v1/status': ['/api/v1/status'],
      '/api/v1/reports': ['/api/v1/reports'],
      '/api/v1/reports/:name': [
        ...['org', 'team', 'usage', 'forecast', 'compare', 'anomalies', 'units', 'cache', 'waste', 'gaps', 'calls'].map(
          (name) => `/api/v1/reports/${name}`,
        ),
        '/api/v1/reports/breakdown?by=team,model&where=team=growth',
        `/api/v1/reports/trace?trace=${ids.traceId}`,
      ],
      '/api/v1/fields': ['/api/v1/fields'],
      '/api/v1/calls': ['/api/v1/calls', '/api/v1/calls?limit=1&order=cost'],
      '/api/v1/calls/:trace/:span': [`/api/v1/calls/${ids.traceId}/${ids.spanId}`],
      '/api/v1/prices': ['/api/v1/prices?model=gpt-4.1', '/api/v1/prices?limit=5000'],
      '/api/v1/coverage': ['/api/v1/coverage'],
      '/api/v1/recorded-usage': ['/api/v1/recorded-usage?provider=openai'],
      '/api/v1/budgets': ['/api/v1/budgets'],
      '/api/v1/questions': ['/api/v1/questions'],
      error: ['/api/v1/reports/nothing', '/api/v1/calls?order=best', '/api/v1/reports/team?team=grwoth'],
      // Of what never ends the first event is looked at below.
      '/api/v1/calls/live': [],
    };
    expect(Object.keys(paths).sort()).toEqual(Object.keys(properties).sort());
    for (const [route, all] of Object.entries(paths)) for (const path of all) await expectValid(route, path);
  });

  it('describes what is sent as calls arrive, and how budgets stand', async () => {
    await postJson(fixture.console.url, makeExport([makeIds()]));
    const response = await fetch(new URL('/api/v1/calls/live', fixture.console.url));
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    await reader?.cancel();
    const validate = compile('/api/v1/calls/live');
    validate(JSON.parse(new TextDecoder().decode(value).replace(/^data: /, '')));
    expect(validate.errors).toBeNull();
    const budgets = new URL('../../../examples/multi-team/budgets.yaml', import.meta.url).pathname;
    const other = await startConsole({ ledger: `${fixture.folder}/other.duckdb`, port: 0, budgets });
    try {
      const check = compile('/api/v1/budgets');
      check(await (await fetch(new URL('/api/v1/budgets', other.url))).json());
      expect(check.errors).toBeNull();
    } finally {
      await other.close();
    }
  });
});
