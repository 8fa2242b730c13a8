import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { BUDGET_FIELDS } from '../src/budgets/budget-fields.ts';
import { CALENDAR_UNITS } from '../src/calendar.ts';
import { parseBudgets, parseDirectory } from '../src/index.ts';

const readSchema = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../schemas/${name}`, import.meta.url), 'utf8')) as Record<string, unknown>;
const compile = (schema: object): ValidateFunction =>
  new Ajv2020({ allowUnionTypes: true, strictTypes: false, strictRequired: false }).compile(schema);

/** Files that both must take. */
const GOOD_BUDGETS = [
  'version: 1\nbudgets: []',
  'version: 1\nwebhook: https://x.example\ntime_zone: UTC\nbudgets:\n  - { id: a, name: A, amount: "0", period: day, for: { team: x, model: null }, thresholds: [], forecast_thresholds: [1000], owner: Ana, webhook: { env: A_1 }, time_zone: Europe/Berlin }',
];
const BAD_BUDGETS = [
  'budgets: []',
  'version: 1',
  'version: 1\nbudgets: [{ amount: "1", period: day }]',
  'version: 1\nbudgets: [{ id: a, amount: 1, period: day }]',
  'version: 1\nbudgets: [{ id: a, amount: "1,5", period: day }]',
  'version: 1\nbudgets: [{ id: a, amount: "1", period: hour }]',
  'version: 1\nbudgets: [{ id: a, amount: "1", period: day, thresholds: [1001] }]',
  'version: 1\nbudgets: [{ id: a, amount: "1", period: day, for: { user: x } }]',
  'version: 1\nbudgets: [{ id: a, amount: "1", period: day, owner: {} }]',
  'version: 1\nbudgets: [{ id: a, amount: "1", period: day, webhook: "mailto:x@example.com" }]',
  'version: 1\nbudgets: [{ id: " ", amount: "1", period: day }]',
];
const GOOD_TEAMS = [
  'version: 1\nteams: []',
  'version: 1\ntime_zone: UTC\nteams:\n  - { id: a, name: A, cost_center: "1", parent: null, owner: { contact: "#a" }, aliases: [b], moves: [{ from: "2026-11-16", cost_center: null }] }\n  - { id: c }\nshared:\n  - { team: c, shares: { b: "1" } }\n  - { unattributed: true, split: direct, among: [a] }\n  - { project: p, split: direct }',
];
const BAD_TEAMS = [
  'version: 1',
  'version: 1\nteams: [{ name: a }]',
  'version: 1\nteams: [{ id: a, cost_center: 4711 }]',
  'version: 1\nteams: [{ id: a, moves: [{ from: "2026-11-16" }] }]',
  'version: 1\nteams: [{ id: a, moves: [{ from: soon, parent: x }] }]',
  'version: 1\nteams: [{ id: a }]\nshared: [{ split: direct }]',
  'version: 1\nteams: [{ id: a }]\nshared: [{ project: p, unattributed: true, split: direct }]',
  'version: 1\nteams: [{ id: a }]\nshared: [{ project: p }]',
  'version: 1\nteams: [{ id: a }]\nshared: [{ project: p, shares: { a: "1" }, split: direct }]',
  'version: 1\nteams: [{ id: a }]\nshared: [{ project: p, shares: { a: "1.5" } }]',
  'version: 1\nteams: [{ id: a }]\nshared: [{ project: p, split: direct, among: [] }]',
];

describe.each([
  ['budgets.json', GOOD_BUDGETS, BAD_BUDGETS, parseBudgets],
  ['teams.json', GOOD_TEAMS, BAD_TEAMS, parseDirectory],
] as const)('the schema %s', (name, good, bad, read) => {
  const accepts = compile(readSchema(name));

  it.each(good)('takes what the parser takes: %s', (text) => {
    read({ name: 'file.yaml', text });
    expect(accepts(parse(text)), JSON.stringify(accepts.errors)).toBe(true);
  });

  it.each(bad)('refuses what the parser refuses: %s', (text) => {
    expect(() => read({ name: 'file.yaml', text })).toThrow(/file\.yaml:\d+/);
    expect(accepts(parse(text))).toBe(false);
  });
});

it('the schema of budgets knows every field and every period', () => {
  const { $defs } = readSchema('budgets.json') as { $defs: { budget: { properties: Record<string, unknown> } } };
  const { for: filter, period } = $defs.budget.properties as {
    for: { properties: Record<string, unknown> };
    period: { enum: readonly string[] };
  };
  expect(Object.keys(filter.properties).sort()).toEqual(BUDGET_FIELDS.map(({ field }) => field).sort());
  expect(period.enum).toEqual(CALENDAR_UNITS);
});
