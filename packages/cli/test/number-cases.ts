import { type Call, UNKNOWN_COST } from '@spendspan/ledger';
import { createCall } from './calls.ts';

/** A report as it is asked for, and the calls that it is about in SQL that was written by hand. */
export interface NumberCase {
  readonly args: readonly string[];
  /** A condition on the columns of `calls`; times are UTC. */
  readonly where: string;
  /** Sections that say the same as sums of their rows' calls: by name, the SQL of what names a row and of its values. */
  readonly sections?: Readonly<Record<string, SectionCase>>;
  /** By whose days the report goes. */
  readonly timeZone?: string;
}

/** A section whose rows are the calls that share something. */
export interface SectionCase {
  /** Columns of the section that name a row. */
  readonly by: Readonly<Record<string, string>>;
  /** Further columns of it, as in `SUMS`. */
  readonly values: Readonly<Record<string, string>>;
  readonly where?: string;
}

export const TRACE: string = 'ab'.repeat(16);
export const MODEL = 'lower(coalesce(response_model, request_model))';
/** Stands for the day of a call, which every engine tells in its own words. */
export const DAY = '{day}';

const COST = { costUsd: 'sum(cost_usd)', calls: 'count(*)' };
const CELLS = {
  ...COST,
  failedCalls: "sum(CASE WHEN status = 'error' THEN 1 ELSE 0 END)",
  inputTokens: 'sum(input_tokens)',
  outputTokens: 'sum(output_tokens)',
};
const BERLIN = "started_at >= '2026-02-28 23:00:00' AND started_at < '2026-03-31 22:00:00'";
const NEW_YORK = "started_at >= '2026-03-01 05:00:00' AND started_at < '2026-04-01 04:00:00'";
const FEBRUARY = "started_at >= '2026-02-01 00:00:00' AND started_at < '2026-03-01 00:00:00'";
const MARCH = "started_at >= '2026-03-01 00:00:00' AND started_at < '2026-04-01 00:00:00'";
const inBerlin = ['--month', '2026-03', '--time-zone', 'Europe/Berlin'];
const inNewYork = ['--month', '2026-03', '--time-zone', 'America/New_York'];

/** Every report, asked in one way at least. */
export const CASES: readonly NumberCase[] = [
  { args: ['org'], where: 'true' },
  { args: ['org', ...inBerlin], where: BERLIN, timeZone: 'Europe/Berlin' },
  { args: ['org', ...inNewYork], where: NEW_YORK, timeZone: 'America/New_York' },
  { args: ['org', '--month', '2025-01'], where: 'false' },
  { args: ['team'], where: 'true' },
  { args: ['team', 'growth'], where: "team_id = 'growth'" },
  {
    args: ['project', 'onboarding', ...inBerlin],
    where: `project_id = 'onboarding' AND ${BERLIN}`,
    timeZone: 'Europe/Berlin',
  },
  { args: ['feature', 'welcome'], where: "feature_path = 'welcome'" },
  { args: ['user'], where: 'true' },
  { args: ['customer', 'acme, "inc"'], where: `customer_id = 'acme, "inc"'` },
  { args: ['model', 'GPT-4.1'], where: `${MODEL} = 'gpt-4.1'` },
  {
    args: ['breakdown', '--by', 'team,model'],
    where: 'true',
    sections: { breakdown: { by: { team: 'team_id', model: MODEL }, values: CELLS } },
  },
  {
    args: ['breakdown', '--by', 'day,team', '--where', 'environment=prod', ...inNewYork],
    where: `environment = 'prod' AND ${NEW_YORK}`,
    timeZone: 'America/New_York',
    sections: { breakdown: { by: { day: DAY, team: 'team_id' }, values: CELLS } },
  },
  { args: ['usage', ...inBerlin], where: BERLIN, timeZone: 'Europe/Berlin' },
  { args: ['usage', ...inNewYork], where: NEW_YORK, timeZone: 'America/New_York' },
  {
    args: ['forecast', '--at', '2026-03-20', '--time-zone', 'Europe/Berlin'],
    where: "started_at >= '2026-02-28 23:00:00' AND started_at < '2026-03-19 23:00:00'",
    timeZone: 'Europe/Berlin',
  },
  { args: ['compare', '--month', '2026-03', '--base-month', '2026-02'], where: MARCH },
  { args: ['compare', '--month', '2026-02', '--base-month', '2026-03'], where: FEBRUARY },
  { args: ['anomalies', '--month', '2026-03'], where: MARCH },
  { args: ['units'], where: 'true' },
  {
    args: ['cache'],
    where: 'true',
    sections: {
      'savings-by-team': {
        by: { team: 'team_id' },
        values: {
          savedUsd: 'sum(cache_savings_usd)',
          inputTokens: 'sum(input_tokens)',
          cacheReadTokens: 'sum(cache_read_tokens)',
          cacheWriteTokens: 'sum(cache_write_tokens)',
        },
      },
    },
  },
  { args: ['waste'], where: 'true' },
  { args: ['waste', '--where', 'team=growth,model=gpt-4.1'], where: `team_id = 'growth' AND ${MODEL} = 'gpt-4.1'` },
  { args: ['gaps'], where: 'true' },
  { args: ['calls', '--order', 'cost', '--where', 'team='], where: 'team_id IS NULL' },
  {
    args: ['calls', '--limit', '1000', ...inBerlin],
    where: BERLIN,
    timeZone: 'Europe/Berlin',
    sections: { calls: { by: { span: 'span_id' }, values: { costUsd: 'sum(cost_usd)' } } },
  },
  {
    args: ['session', 's-1'],
    where: "session_id = 's-1'",
    sections: { timeline: { by: { trace: 'trace_id' }, values: COST } },
  },
  {
    args: ['trace', TRACE],
    where: `trace_id = '${TRACE}'`,
    sections: {
      tree: {
        by: { span: 'span_id' },
        values: { costUsd: 'sum(cost_usd)', inputTokens: 'sum(input_tokens)', outputTokens: 'sum(output_tokens)' },
      },
    },
  },
];

const costing = (total: bigint, parts: Partial<Call['cost']> = {}): Partial<Call> => ({
  cost: { ...UNKNOWN_COST, total, input: total, ...parts },
});

const UNPRICED: Partial<Call> = {
  cost: { ...UNKNOWN_COST, total: null },
  costStatus: 'unpriced',
  costReason: 'unknown_model',
  costSource: null,
};

let last = 0;
const at = (time: string, given: Partial<Call>, offsetNs = 0n): Call => {
  last += 1;
  return createCall(last, { startTimeUnixNano: BigInt(Date.parse(time)) * 1_000_000n + offsetNs, ...given });
};
const growth = { team: 'growth', project: 'onboarding', feature: 'welcome', environment: 'prod', user: 'u-1' };

/** Few calls with all that makes sums go wrong: very small and very large amounts, and none; edges of months by two clocks. */
export const CALLS: readonly Call[] = [
  at('2026-02-14T12:00:00Z', { ...costing(1n), attribution: { ...growth, session: 's-1' } }),
  at('2026-02-28T23:00:00Z', { ...costing(10n ** 18n), attribution: growth, costStatus: 'estimated' }, -1n),
  at('2026-02-28T23:00:00Z', { ...costing(333_333_333_331n), attribution: growth }),
  at(
    '2026-03-01T05:00:00Z',
    { ...costing(7n), attribution: { ...growth, team: 'search' }, costStatus: 'partial' },
    -1n,
  ),
  at('2026-03-01T05:00:00Z', { ...costing(10n ** 18n + 1n), attribution: { environment: 'prod', session: 's-1' } }),
  // The night in which the clocks of New York, and that in which those of Berlin go forward.
  at('2026-03-08T06:59:59.999Z', { ...costing(11n), attribution: { ...growth, user: 'u-2' } }),
  at('2026-03-08T07:00:00Z', { ...costing(13n), attribution: { ...growth, customer: 'acme, "inc"' } }),
  at('2026-03-29T01:00:00Z', { ...costing(17n), attribution: { ...growth, project: 'x', customer: 'acme, "inc"' } }),
  at('2026-03-31T22:00:00Z', { ...costing(19n), attribution: growth, responseModel: 'GPT-4.1' }, -1n),
  at('2026-03-31T22:00:00Z', { ...costing(23n), attribution: growth, responseModel: null, requestModel: 'gpt-4.1' }),
  at('2026-04-01T04:00:00Z', { ...costing(29n), attribution: { team: 'search', environment: 'prod' } }),
  at('2026-03-10T12:00:00Z', {
    ...costing(31n, { input: 40n, cacheRead: -9n, cacheSavings: -3n }),
    attribution: growth,
    usage: {
      inputTokens: 9_007_199_254,
      cachedInputTokens: 400,
      cacheWriteTokens: 100,
      outputTokens: 3,
      reasoningTokens: 2,
    },
  }),
  at('2026-03-10T12:00:01Z', {
    ...costing(37n, { cacheSavings: 10n ** 17n + 1n }),
    attribution: { team: 'search' },
    usage: { inputTokens: 1_000, cachedInputTokens: 999, outputTokens: 1 },
  }),
  at('2026-03-11T12:00:00Z', { ...UNPRICED, attribution: growth, responseModel: 'unheard-of' }),
  at('2026-03-11T12:00:00Z', { ...UNPRICED, attribution: { team: 'nobody-knows' }, provider: null }),
  at('2026-03-11T12:00:00Z', {
    ...UNPRICED,
    attribution: {},
    status: 'error',
    errorType: '429',
    usage: {},
    costReason: 'failed_call',
  }),
  at('2026-03-12T12:00:00Z', { ...costing(0n), attribution: {}, status: 'error', errorType: 'timeout' }),
  // A background response and its bill, and one whose bill has not come.
  at('2026-03-12T12:00:00Z', {
    ...UNPRICED,
    attribution: growth,
    usage: {},
    responseId: 'resp_1',
    usageReason: 'background',
  }),
  at('2026-03-12T12:05:00Z', { ...costing(41n), attribution: growth, responseId: 'resp_1' }),
  at('2026-03-12T12:00:00Z', {
    ...UNPRICED,
    attribution: growth,
    usage: {},
    responseId: 'resp_2',
    usageReason: 'background',
  }),
  at('2026-03-13T12:00:00Z', { ...costing(43n), traceId: TRACE, attribution: growth, stream: true }),
  at('2026-03-13T12:00:01Z', {
    ...costing(47n),
    traceId: TRACE,
    parentSpanId: '0000000000000015',
    attribution: growth,
    attempts: 3,
  }),
];
