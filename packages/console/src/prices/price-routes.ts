import { makePriceGrid } from '@spendspan/cost';
import type { ReportQuery } from '@spendspan/ledger';
import type { FastifyInstance } from 'fastify';
import { readQuery } from '../read-query.ts';
import { RequestError } from '../request-error.ts';
import { sendCsv } from '../send-csv.ts';
import type { PricesInForce } from './prices-in-force.ts';
import type { ListedPrices } from './types.ts';

const DEFAULT_LIMIT = 200;
const MAX_LIMIT = 10_000;

/**
 * `GET /api/v1/prices`: the rate cards in force; `provider`, `model` (a part of its id), `tier`, `at`, `limit`;
 * `GET /api/v1/prices/csv`: all of them that fit, as CSV.
 */
export function addPriceRoutes(server: FastifyInstance, prices: PricesInForce): void {
  server.get('/api/v1/prices', async (request) => listPrices(prices, readQuery(request), DEFAULT_LIMIT));
  server.get('/api/v1/prices/csv', async (request, reply) => {
    const { entries } = listPrices(prices, readQuery(request), Number.POSITIVE_INFINITY);
    return sendCsv(reply, 'prices', makePriceGrid(entries));
  });
}

function listPrices(prices: PricesInForce, query: ReportQuery, defaultLimit: number): ListedPrices {
  const { provider, model, tier, at, limit, ...others } = query;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    const known = 'one of provider, model, tier, at, limit';
    throw new RequestError(400, `got ${JSON.stringify(unknown.slice(0, 80))} for prices, expected ${known}`);
  }
  const time = at === undefined ? new Date() : readTime(at);
  const entries = prices.pricer.list({ provider, model, tier, at: time });
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(entry.provider, (counts.get(entry.provider) ?? 0) + 1);
  return {
    at: time.toISOString(),
    providers: [...counts].map(([name, count]) => ({ provider: name, entries: count })),
    entries: entries.slice(0, limit === undefined ? defaultLimit : readLimit(limit)),
    count: entries.length,
  };
}

function readTime(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) {
    throw new RequestError(400, `got at ${JSON.stringify(text.slice(0, 80))}, expected a day or a time, as 2026-11-01`);
  }
  return time;
}

function readLimit(text: string): number {
  const limit = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= MAX_LIMIT) return limit;
  throw new RequestError(400, `got limit ${JSON.stringify(text.slice(0, 80))}, expected 1 to ${MAX_LIMIT}`);
}
