import type { CallPage, Coverage, RecordedUsage, Report, ReportDescription } from '@spendspan/ledger';
import type { ApiError } from '../api-routes.ts';
import type { ConsoleBudgets } from '../budgets/types.ts';
import type { LiveBatch } from '../live/live-calls.ts';
import type { CallDetail, ListedPrices } from '../prices/types.ts';
import type { RunningQuestion } from '../questions.ts';
import type { ConsoleStatus } from '../types.ts';

/**
 * What each route of the API answers to a `GET`, by its path: the one place of which the JSON Schema at `/api/v1/schema`
 * is made (`node scripts/write-api-schema.mjs`).
 */
export interface ApiAnswers {
  '/healthz': { readonly status: 'ok'; readonly instance: string };
  '/api/v1/status': ConsoleStatus;
  '/api/v1/reports': { readonly reports: readonly ReportDescription[] };
  '/api/v1/reports/:name': Report;
  '/api/v1/fields': { readonly fields: readonly FieldName[] };
  '/api/v1/calls': CallPage;
  '/api/v1/calls/:trace/:span': CallDetail;
  /** The data of each server-sent event. */
  '/api/v1/calls/live': LiveBatch;
  '/api/v1/prices': ListedPrices;
  '/api/v1/coverage': Coverage;
  '/api/v1/recorded-usage': readonly RecordedUsage[];
  '/api/v1/budgets': ConsoleBudgets;
  '/api/v1/questions': { readonly questions: readonly RunningQuestion[] };
  /** Of every route, with a status of 400 or more. */
  error: ApiError;
}

/** A field of calls, by which reports split and filter, and its name for people. */
export interface FieldName {
  readonly name: string;
  readonly label: string;
}
