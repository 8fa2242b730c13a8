import { compilePattern } from '../price-file/pattern-cost.ts';
import type { Provider } from './provider-data.ts';

/** Ten thousand USD per million tokens is far above any price, and 1e-12 USD below any. */
const MAX_PRICE = 100_000;
const MAX_DEPTH = 8;
const MAX_TEXT = 1000;

/** The parts of data that prices depend on are well-formed; what is beside them (descriptions, extractors) is not looked at. */
export function checkProviders(data: unknown): readonly Provider[] {
  const providers = list(data, 'the data');
  const ids = new Set<string>();
  for (const [index, provider] of providers.entries()) {
    const path = `providers[${index}]`;
    const { id, models, fallback_model_providers: fallbacks = [], pricing_urls: urls = [] } = mapping(provider, path);
    const name = text(id, `${path}.id`);
    if (ids.has(name)) fail(`${path}.id`, id, 'another id than before');
    ids.add(name);
    for (const one of list(fallbacks, `${path}.fallback_model_providers`))
      text(one, `${path}.fallback_model_providers`);
    for (const one of list(urls, `${path}.pricing_urls`)) text(one, `${path}.pricing_urls`);
    for (const [at, model] of list(models, `${path}.models`).entries()) checkModel(model, `${path}.models[${at}]`);
  }
  return providers as readonly Provider[];
}

/** How many models there are. */
export function countModels(providers: readonly Provider[]): number {
  return providers.reduce((sum, { models }) => sum + models.length, 0);
}

function checkModel(model: unknown, path: string): void {
  const { id, match, prices } = mapping(model, path);
  text(id, `${path}.id`);
  checkRule(match, `${path}.match`, 0);
  if (!Array.isArray(prices)) {
    checkPrices(prices, `${path}.prices`);
    return;
  }
  if (prices.length === 0) fail(`${path}.prices`, prices, 'at least one price');
  for (const [index, one] of prices.entries()) {
    const { constraint, prices: own } = mapping(one, `${path}.prices[${index}]`);
    if (constraint !== undefined) checkConstraint(constraint, `${path}.prices[${index}].constraint`);
    checkPrices(own, `${path}.prices[${index}].prices`);
  }
}

const TEXT_RULES = new Set(['equals', 'starts_with', 'ends_with', 'contains', 'regex']);

function checkRule(rule: unknown, path: string, depth: number): void {
  const [[kind, value] = ['', undefined], ...more] = Object.entries(mapping(rule, path));
  if (more.length > 0 || depth > MAX_DEPTH) fail(path, rule, 'one rule');
  if (kind === 'or' || kind === 'and') {
    for (const one of list(value, `${path}.${kind}`)) checkRule(one, `${path}.${kind}`, depth + 1);
    return;
  }
  if (!TEXT_RULES.has(kind)) fail(path, kind, 'a rule that this release knows');
  const rest = text(value, `${path}.${kind}`);
  if (kind !== 'regex') return;
  try {
    compilePattern(rest);
  } catch (error) {
    fail(path, value, `a quick regular expression (${error instanceof Error ? error.message : error})`);
  }
}

function checkPrices(prices: unknown, path: string): void {
  for (const [key, price] of Object.entries(mapping(prices, path))) {
    if (typeof price !== 'object') {
      amount(price, `${path}.${key}`);
      continue;
    }
    const { base, tiers } = mapping(price, `${path}.${key}`);
    amount(base, `${path}.${key}.base`);
    for (const tier of list(tiers, `${path}.${key}.tiers`)) {
      const { start, price: above } = mapping(tier, `${path}.${key}.tiers`);
      if (!Number.isSafeInteger(start) || Number(start) < 0) fail(`${path}.${key}.tiers`, start, 'a count of tokens');
      amount(above, `${path}.${key}.tiers`);
    }
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/;

/** A day, or hours of each day. The published data may leave out which one it is. */
function checkConstraint(constraint: unknown, path: string): void {
  const { type, ...rest } = mapping(constraint, path);
  const { start_date: day, start_time: start, end_time: end } = rest;
  const isDay = typeof day === 'string' && DAY.test(day) && !Number.isNaN(Date.parse(day));
  const isHours = typeof start === 'string' && typeof end === 'string' && TIME.test(start) && TIME.test(end);
  const keys = Object.keys(rest).length;
  if (isDay && keys === 1 && (type === undefined || type === 'start_date')) return;
  if (isHours && keys === 2 && (type === undefined || type === 'time_of_date')) return;
  fail(path, constraint, 'a start date or hours of the day');
}

function amount(value: unknown, path: string): void {
  if (typeof value === 'number' && value >= 0 && value <= MAX_PRICE && (value === 0 || value >= 1e-12)) return;
  fail(path, value, `a price between 0 and ${MAX_PRICE}`);
}

function list(value: unknown, path: string): readonly unknown[] {
  return Array.isArray(value) ? value : fail(path, value, 'a list');
}

function mapping(value: unknown, path: string): Readonly<Record<string, unknown>> {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMapping ? (value as Record<string, unknown>) : fail(path, value, 'a mapping');
}

function text(value: unknown, path: string): string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_TEXT ? value : fail(path, value, 'text');
}

function fail(path: string, value: unknown, expected: string): never {
  const got = value === undefined ? 'nothing' : (JSON.stringify(value) ?? typeof value).slice(0, 80);
  throw new Error(`got ${got} at ${path}, expected ${expected}`);
}
