import { toPrometheus } from '../../../collector-config/src/labels.ts';
import {
  CALLS,
  COST,
  FAILED,
  LATENCY,
  SAVINGS,
  TOKENS,
  toCounter,
} from '../../../collector-config/src/metric-names.ts';
import { END, type Event, RESTART, START } from './events.ts';
import type { Samples } from './remote-write.ts';

/** Seconds between two scrapes. */
export const SCRAPE = 15;
/** Upper bounds of the buckets, in seconds: as collector-config/otelcol.yaml has them. */
export const BOUNDS: readonly number[] = [0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 120, 300];

const INSTANCE = { job: 'llm', instance: 'collector:8889' };

/** A rise of a counter. */
interface Rise {
  readonly at: number;
  readonly by: number;
}

/** A counter and its rises, in the order of time. */
interface Counter {
  readonly labels: Readonly<Record<string, string>>;
  readonly rises: Rise[];
}

/** The counters that a collector makes of the calls. */
export function countEvents(events: readonly Event[]): readonly Counter[] {
  const counters = new Map<string, Counter>();
  const rise = (name: string, labels: Readonly<Record<string, string>>, at: number, by: number): void => {
    const key = JSON.stringify([name, labels]);
    const counter = counters.get(key) ?? { labels: { __name__: name, ...INSTANCE, ...labels }, rises: [] };
    counters.set(key, counter);
    counter.rises.push({ at, by });
  };
  for (const { at, labels, status, error, usd, savings, tokens, seconds } of events) {
    if (status !== 'unpriced') rise(toCounter(COST), labels, at, usd);
    if (savings > 0) rise(toCounter(SAVINGS), labels, at, savings);
    if (error !== 'none' && status !== 'unpriced') rise(toCounter(FAILED), labels, at, usd);
    rise(toCounter(CALLS), { ...labels, llm_cost_status: status, error_type: error }, at, 1);
    for (const [type, count] of Object.entries(tokens))
      rise(toCounter(TOKENS), { ...labels, llm_token_type: type }, at, count);
    const { team_id = '', service_name = '', gen_ai_provider_name = '', gen_ai_response_model = '' } = labels;
    const few = { team_id, service_name, gen_ai_provider_name, gen_ai_response_model };
    for (const bound of [...BOUNDS, Number.POSITIVE_INFINITY]) {
      const le = bound === Number.POSITIVE_INFINITY ? '+Inf' : String(bound);
      // Of the last day alone: nobody asks for more of it.
      if (at > END - 86_400)
        rise(`${toPrometheus(LATENCY)}_duration_seconds_bucket`, { ...few, le }, at, Number(seconds <= bound));
    }
  }
  return [...counters.values()];
}

/** What Prometheus has of counters from scraping the collector, hour after hour; a series begins with the 0 that it knows of. */
export function* scrape(counters: readonly Counter[]): Generator<readonly Samples[]> {
  const states = counters.map((counter) => ({ counter, next: 0, value: undefined as number | undefined }));
  for (let from = START; from < END; from += 3600) {
    const made: Samples[] = [];
    for (const state of states) {
      const points = scrapeHour(state, from);
      if (points.length > 0) made.push({ labels: state.counter.labels, points });
    }
    yield made;
  }
}

interface State {
  readonly counter: Counter;
  next: number;
  value: number | undefined;
}

function scrapeHour(state: State, from: number): readonly (readonly [number, number | undefined])[] {
  const points: [number, number | undefined][] = [];
  for (let at = from + SCRAPE; at <= from + 3600; at += SCRAPE) {
    if (state.value !== undefined && at > RESTART && at - SCRAPE <= RESTART) {
      state.value = undefined;
      points.push([at * 1000, undefined]);
    }
    for (;;) {
      const rise = state.counter.rises[state.next];
      if (!rise || rise.at > at) break;
      if (state.value === undefined) points.push([(rise.at - 1) * 1000, 0]);
      state.value = (state.value ?? 0) + rise.by;
      state.next += 1;
    }
    if (state.value !== undefined) points.push([at * 1000, state.value]);
  }
  return points.sort(([one], [other]) => one - other);
}

/** What the collector says of itself in the last hour, made up. */
export function tellOfCollector(): readonly Samples[] {
  const over = (
    labels: Readonly<Record<string, string>>,
    value: (beforeEnd: number) => number | undefined,
  ): Samples => ({
    labels: { job: 'collector', instance: 'collector:8888', ...labels },
    points: Array.from({ length: 220 }, (_, index) => 3300 - index * SCRAPE - SCRAPE)
      .map((beforeEnd) => [(END - beforeEnd) * 1000, value(beforeEnd)] as const)
      .filter(([, sample]) => sample !== undefined),
  });
  const ledger = { exporter: 'otlp_http/ledger' };
  return [
    {
      labels: {
        __name__: 'ALERTS',
        alertname: 'LlmSpendSpike',
        alertstate: 'firing',
        severity: 'warning',
        team_id: 'search',
      },
      points: [[END * 1000, 1]],
    },
    over({ __name__: 'up', job: 'llm', instance: 'collector:8889' }, () => 1),
    over({ __name__: 'otelcol_deltatocumulative_datapoints', error: 'limit' }, (left) => (left > 600 ? 100 : 105)),
    over({ __name__: 'otelcol_exporter_enqueue_failed_spans_total', ...ledger }, (left) =>
      left > 300 ? undefined : 7,
    ),
    over({ __name__: 'otelcol_exporter_send_failed_spans_total', ...ledger }, () => 0),
    over({ __name__: 'otelcol_receiver_refused_spans', receiver: 'otlp' }, () => 3),
    over({ __name__: 'otelcol_exporter_queue_size', ...ledger }, () => 9000),
    over({ __name__: 'otelcol_exporter_queue_capacity', ...ledger }, () => 10_000),
  ];
}
