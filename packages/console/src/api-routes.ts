import { FIELDS, type Ledger, LedgerError, type LedgerErrorCode, listReports } from '@spendspan/ledger';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { addBudgetRoutes } from './budgets/budget-routes.ts';
import type { BudgetWatch } from './budgets/budget-watch.ts';
import { addCallRoutes } from './calls/call-routes.ts';
import { describeInternal } from './describe-internal.ts';
import { addExportRoutes } from './export/export-routes.ts';
import type { LiveCalls } from './live/live-calls.ts';
import { addLiveRoutes } from './live/live-routes.ts';
import { addCoverageRoutes } from './prices/coverage-routes.ts';
import { addPriceRoutes } from './prices/price-routes.ts';
import type { PricesInForce } from './prices/prices-in-force.ts';
import { addQuestionRoutes, Questions } from './questions.ts';
import { readQuery } from './read-query.ts';
import { addReportCsvRoute } from './report-csv-route.ts';
import { addRepriceRoutes } from './reprice/reprice-routes.ts';
import { codeOfStatus } from './request-error.ts';
import { addSchemaRoute } from './schema/schema-route.ts';
import type { ConsoleStatus } from './types.ts';
import { addUpkeepRoutes } from './upkeep/upkeep-routes.ts';

/** What the API needs of the console. */
export interface ApiSource {
  readonly ledger: Ledger;
  readonly live: LiveCalls;
  readonly budgets: BudgetWatch;
  readonly prices: PricesInForce;
  /** Random, one per start; see `ConsoleStatus`. */
  readonly instance: string;
  /** What whoever asks has to know; undefined: nothing. */
  readonly token: string | undefined;
  /** Gets what went wrong and is nobody's to know but the operator's. */
  warn(line: string): void;
  status(): Promise<ConsoleStatus>;
}

/** Error body of the API. */
export interface ApiError {
  readonly error: {
    /** Of a `LedgerError`, else by the HTTP status: `BAD_PARAMETER` (400), `UNAUTHORIZED`, `FORBIDDEN`, `NOT_FOUND`, `UNAVAILABLE` (503), `BAD_REQUEST` or `INTERNAL`. */
    readonly code: string;
    readonly message: string;
    /** For `UNKNOWN_TEAM`: what was asked, and the known teams that are closest. */
    readonly team?: string;
    readonly closest?: readonly string[];
  };
}

const HTTP_STATUS: Readonly<Record<LedgerErrorCode, number>> = {
  BAD_PARAMETER: 400,
  INVALID_FILE: 400,
  MALFORMED_TRACES: 400,
  UNKNOWN_REPORT: 404,
  UNKNOWN_EXPORT: 404,
  UNKNOWN_TEAM: 404,
  UNKNOWN_VALUE: 404,
  LEDGER_LOCKED: 503,
  LEDGER_NOT_FOUND: 503,
  LEDGER_UNAVAILABLE: 503,
  LEDGER_INVALID: 500,
  BAD_USER_ID_KEY: 503,
};

/** `GET /healthz`, `/api/v1/status`, `/api/v1/reports`, `/api/v1/reports/:name`, `/api/v1/reports/:name/csv`, `/api/v1/coverage`, `/api/v1/coverage/csv`, `/api/v1/recorded-usage`, `/api/v1/calls`, `/api/v1/calls/:trace/:span`, `/api/v1/calls/live`, `/api/v1/prices`, `/api/v1/prices/csv`, `/api/v1/fields`, `/api/v1/questions`, `/api/v1/schema`, `/api/v1/export/:format`, `/api/v1/budgets`, `/api/v1/budgets/csv`; `POST /api/v1/reprice`, `/api/v1/erase`, `/api/v1/compact`. */
export async function addApiRoutes(server: FastifyInstance, source: ApiSource): Promise<void> {
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (isInternal(error) && !request.raw.destroyed) source.warn(describeInternal(error, request, source.token));
    return sendApiError(error, reply);
  });
  server.get('/healthz', async () => ({ status: 'ok', instance: source.instance }));
  server.get('/api/v1/status', () => source.status());
  server.get('/api/v1/reports', async () => ({ reports: listReports() }));
  const questions = new Questions();
  addQuestionRoutes(server, questions);
  server.get<{ Params: { name: string } }>('/api/v1/reports/:name', (request, reply) =>
    questions.ask(request, reply, (options) => source.ledger.report(request.params.name, readQuery(request), options)),
  );
  addSchemaRoute(server);
  addReportCsvRoute(server, source.ledger, questions);
  addCoverageRoutes(server, source.ledger, questions);
  addLiveRoutes(server, source.ledger, source.live);
  addCallRoutes(server, { ledger: source.ledger, prices: source.prices, questions });
  addPriceRoutes(server, source.prices);
  server.get('/api/v1/fields', async () => ({ fields: FIELDS.map(({ name, label }) => ({ name, label })) }));
  addBudgetRoutes(server, { ledger: source.ledger, budgets: source.budgets, questions });
  server.get('/api/v1/recorded-usage', (request) => source.ledger.recordedUsage(readQuery(request)));
  addExportRoutes(server, source);
  await addRepriceRoutes(server, source.ledger);
  await addUpkeepRoutes(server, source.ledger);
}

/** The HTTP status that fits an error. */
export function statusCodeOf(error: Error & { statusCode?: number }): number {
  return error instanceof LedgerError ? HTTP_STATUS[error.code] : (error.statusCode ?? 500);
}

function codeOf(error: Error): string {
  return error instanceof LedgerError ? error.code : codeOfStatus(statusCodeOf(error));
}

/** Whether nobody is to blame but us; the answer does not say why. */
function isInternal(error: Error): boolean {
  return !(error instanceof LedgerError) && statusCodeOf(error) >= 500;
}

/** Answers with an error. */
export function sendApiError(error: Error & { statusCode?: number }, reply: FastifyReply): void {
  const { team, closest } = error as { team?: string; closest?: readonly string[] };
  const statusCode = statusCodeOf(error);
  const body: ApiError = {
    error: {
      code: codeOf(error),
      message: isInternal(error)
        ? '[@spendspan/console] the console failed to answer; why is in its error output'
        : error.message,
      ...(team !== undefined && closest !== undefined && { team, closest }),
    },
  };
  reply.code(statusCode).send(body);
}
