import { LABEL } from '../../../collector-config/src/labels.ts';
import { END, type Event } from './events.ts';
import { BOUNDS } from './series.ts';
import {
  calls,
  divide,
  failed,
  map,
  type Numbers,
  type Of,
  savings,
  sumEvents,
  tokens,
  tokensOf,
  usd,
  type Value,
} from './truth.ts';

/** What is known of the history, narrowed as a board is. */
export interface Known {
  /** Sums over the recorded whole hours of the last days, 30 unless told otherwise. */
  hours(value: Value, of?: Partial<Of> & { readonly days?: number; readonly before?: number }): Numbers;
  /** Sums over the last seconds, by the samples themselves. */
  last(seconds: number, value: Value, of?: Partial<Of>): Numbers;
}

/** What a query must return, and how far off it may be. */
export interface Expected {
  readonly value: (known: Known) => Numbers;
  /** Relative. */
  readonly tolerance: number;
}

/** Recorded hours add up to the counters but for the first hour of a series (0.4 % of it at most). */
const HOURS = 1e-3;
/** `increase()` and `rate()` extrapolate from a sample to the end of the window: a scrape of 15 s in an hour, or in a quarter of one. */
const HOUR = 0.01;
const QUARTER = 0.07;

const { team, project, feature, environment, service, provider, model, costStatus } = LABEL;
const one = (numbers: Numbers): number => numbers[''] ?? 0;
const only = (value: number): Numbers => ({ '': value });
const isUnpriced = ({ status, error }: Event): boolean => status === 'unpriced' && error === 'none';
const isPriceable = ({ status, error }: Event): boolean => status !== 'unpriced' || error === 'none';
const hasNoTeam = ({ labels }: Event): boolean => labels['team_id'] === team.absent;
const hasFailed = ({ error }: Event): boolean => error !== 'none';
const hours =
  (value: Value, by: readonly string[] = [], where?: Of['where']) =>
  (known: Known): Numbers =>
    known.hours(value, { by, ...(where && { where }) });
const exactly = (value: Expected['value'], tolerance = HOURS): Expected => ({ value, tolerance });

const OWNER = [team.name, project.name, feature.name, service.name];
const MODEL = [provider.name, model.name];

/** Of every query of the boards, by board, panel and place. */
export const EXPECTED_OF_PANELS: Readonly<Record<string, Expected>> = {
  'overview/Spend/0': exactly(hours(usd)),
  'overview/Right now/0': exactly((known) => map(known.last(900, usd), (sum) => sum * 4), QUARTER),
  'overview/Next 30 days/0': exactly((known) => map(known.hours(usd, { days: 7 }), (sum) => (sum * 30) / 7)),
  'overview/Calls with a price/0': exactly((known) =>
    only(1 - one(known.hours(calls, { where: isUnpriced })) / one(known.hours(calls, { where: isPriceable }))),
  ),
  'overview/Spend without a team/0': exactly((known) =>
    only(one(known.hours(usd, { where: hasNoTeam })) / one(known.hours(usd))),
  ),
  'overview/Unpriced calls/0': exactly((known) => only(one(known.hours(calls, { where: isUnpriced })))),
  'overview/Spend over time by team/0': exactly(hours(usd, [team.name])),
  'overview/Teams/0': exactly(hours(usd, [team.name])),
  'overview/Models/0': exactly(hours(usd, [model.name])),
  'overview/Features/0': exactly(hours(usd, [feature.name])),
  'overview/Environments/0': exactly(hours(usd, [environment.name])),
  'owners/Spend by team/0': exactly(hours(usd, [team.name])),
  'owners/Spend by project/0': exactly(hours(usd, [project.name])),
  'owners/Spend by feature/0': exactly(hours(usd, [feature.name])),
  'owners/Owners/0': exactly(hours(usd, OWNER)),
  'owners/Owners/1': exactly(hours(calls, OWNER)),
  'owners/Owners/2': exactly(hours(tokens, OWNER)),
  'owners/Owners/3': exactly((known) => divide(known.hours(usd, { by: OWNER }), known.hours(calls, { by: OWNER }))),
  'owners/Change of teams in a week/0': exactly((known) => {
    const before = known.hours(usd, { by: [team.name], days: 7, before: 7 });
    const now = known.hours(usd, { by: [team.name], days: 7 });
    return Object.fromEntries(Object.entries(now).map(([name, value]) => [name, value - (before[name] ?? 0)]));
  }, 0.01),
  'owners/USD per call by feature/0': exactly((known) =>
    divide(known.hours(usd, { by: [feature.name] }), known.hours(calls, { by: [feature.name] })),
  ),
  'owners/Services without a team/0': exactly(hours(usd, [service.name, environment.name], hasNoTeam)),
  'models/Spend by model/0': exactly(hours(usd, [model.name])),
  'models/Spend by provider/0': exactly(hours(usd, [provider.name])),
  'models/Models/0': exactly(hours(usd, MODEL)),
  'models/Models/1': exactly(hours(calls, MODEL)),
  'models/Models/2': exactly(hours(tokens, MODEL)),
  'models/Models/3': exactly((known) =>
    map(divide(known.hours(usd, { by: MODEL }), known.hours(tokens, { by: MODEL })), (value) => value * 1e6),
  ),
  'models/Models/4': exactly(hours(calls, MODEL, isUnpriced)),
  'models/Tokens by type/0': exactly((known) =>
    Object.fromEntries(
      ['input', 'cache_read', 'cache_write', 'output', 'reasoning'].flatMap((type) => {
        const sum = one(known.hours(tokensOf(type)));
        return sum === 0 ? [] : [[type, sum]];
      }),
    ),
  ),
  'models/Saved by caches/0': exactly((known) => only(one(known.hours(savings)))),
  'models/Input from caches/0': exactly((known) =>
    divide(
      known.hours(tokensOf('cache_read'), { by: [model.name] }),
      known.hours(tokensOf('input', 'cache_read', 'cache_write'), { by: [model.name] }),
    ),
  ),
  'models/Latency, median/0': exactly((known) => quantiles(known, 0.5), 0.15),
  'models/Latency, 95 %/0': exactly((known) => quantiles(known, 0.95), 0.15),
  'models/Calls that fail/0': exactly((known) =>
    divide(known.hours(calls, { by: [model.name], where: hasFailed }), known.hours(calls, { by: [model.name] })),
  ),
  'models/Spent on failed calls/0': exactly(hours(failed, [model.name])),
  'models/Calls by price status/0': exactly(hours(calls, [costStatus.name])),
};

/** Of what an hour is to be looked at for the speed of models. */
const LATENCY_WINDOW = 3600;

/** Read from buckets as Prometheus does: in the bucket of the rank, as far as the rank is in it. */
function quantiles(known: Known, share: number): Numbers {
  const below = BOUNDS.map((bound) =>
    known.last(LATENCY_WINDOW, ({ seconds }) => Number(seconds <= bound), { by: [model.name] }),
  );
  const all = known.last(LATENCY_WINDOW, calls, { by: [model.name] });
  return Object.fromEntries(
    Object.entries(all).map(([name, count]) => {
      const rank = share * count;
      const counts = below.map((numbers) => numbers[name] ?? 0);
      const index = counts.findIndex((sum) => sum >= rank);
      const [low, high] = [BOUNDS[index - 1] ?? 0, BOUNDS[index] ?? 0];
      const [under, upTo] = [counts[index - 1] ?? 0, counts[index] ?? 0];
      return [name, low + ((high - low) * (rank - under)) / (upTo - under)];
    }),
  );
}

/** Of every rule, by the name of the record or alert. Records of hours are asked by team. */
export const EXPECTED_OF_RULES: Readonly<Record<string, Expected>> = {
  'spendspan:cost_usd:increase1h': exactly((known) => known.last(3600, usd, { by: [team.name] }), 1e-9),
  'spendspan:tokens:increase1h': exactly((known) => known.last(3600, tokens, { by: [team.name] }), 1e-9),
  'spendspan:calls:increase1h': exactly((known) => known.last(3600, calls, { by: [team.name] }), 1e-9),
  'spendspan:cost_cache_savings_usd:increase1h': exactly(
    (known) => known.last(3600, savings, { by: [team.name] }),
    1e-9,
  ),
  'spendspan:cost_failed_usd:increase1h': exactly((known) => known.last(3600, failed, { by: [team.name] }), 1e-9),
  'spendspan:team_cost_usd:increase1h': exactly((known) => known.hours(usd, { by: [team.name], days: 1 / 24 }), 1e-9),
  LlmUnattributedShare: exactly((known) =>
    only(one(known.hours(usd, { where: hasNoTeam, days: 1 })) / one(known.hours(usd, { days: 1 }))),
  ),
  // Of 15 calls, the one in the first 15 s of the hour is not seen.
  LlmUnpricedCalls: exactly((known) => known.last(3600, calls, { by: MODEL, where: isUnpriced }), 0.07),
  LlmSpendSpike: exactly(
    (known) => known.last(3600, usd, { by: [team.name], where: ({ labels }) => labels['team_id'] === 'search' }),
    HOUR,
  ),
  LlmFailedSpend: exactly(
    (known) =>
      divide(
        known.last(3600, calls, { by: [model.name], where: hasFailed }),
        known.last(3600, calls, { by: [model.name] }),
      ),
    HOUR,
  ),
  LlmCollectorDown: exactly(() => ({})),
  // As many as in the hour that ended a day before.
  LlmTelemetrySilent: exactly(() => ({ batch: 20 }), 0.06),
  LlmCollectorDropsStreams: exactly(() => only(5), QUARTER),
  LlmCollectorLosesSpans: exactly(() => ({ 'otlp_http/ledger': 7 }), 1e-9),
  LlmLedgerBehind: exactly(() => ({ 'otlp_http/ledger': 0.9 }), 1e-9),
  LlmCollectorRefusesSpans: exactly(() => ({})),
};

/** Knows what the events add up to. `lastHour`: when the last hour was recorded, in seconds. */
export function know(events: readonly Event[], lastHour: number): Known {
  return {
    hours(value, { days = 30, before = 0, ...of } = {}) {
      const end = END - before * 86_400;
      const first = firstAfter(end - days * 86_400, lastHour);
      const last = firstAfter(end, lastHour) - 3600;
      return sumEvents(events, value, { ...of, from: onScrape(first) - 3600, to: onScrape(last) });
    },
    last: (seconds, value, of = {}) => sumEvents(events, value, { ...of, from: END - seconds, to: END }),
  };
}

function firstAfter(time: number, recorded: number): number {
  return recorded - Math.ceil((recorded - time) / 3600 - 1) * 3600;
}

function onScrape(time: number): number {
  return Math.floor(time / 15) * 15;
}
