/** A call of the history. */
export interface Event {
  /** Seconds since 1970. */
  readonly at: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly status: string;
  readonly error: string;
  readonly usd: number;
  readonly savings: number;
  readonly tokens: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/** The end of the history, on the hour. */
export const END: number = Date.parse('2026-10-31T12:00:00Z') / 1000;
const DAY = 86_400;
const HOUR = 3600;
/** Its beginning: what is asked of 30 days must not begin with it. */
export const START: number = END - 31 * DAY;
/** When the collector was started anew. */
export const RESTART: number = END - 12 * DAY + 1234;

/** Calls that are alike. */
interface Kind {
  readonly labels: readonly [
    team: string,
    project: string,
    feature: string,
    service: string,
    provider: string,
    model: string,
  ];
  readonly status?: string;
  readonly usd: number;
  readonly savings?: number;
  readonly tokens: Readonly<Record<string, number>>;
  /** When they are made: the seconds until the next one, and how many of a hundred fail. `undefined` makes none. */
  readonly pace: (at: number) => readonly [every: number, failing: number] | undefined;
}

const NOBODY = 'unattributed';

const KINDS: readonly Kind[] = [
  {
    labels: ['search', 'ranker', '/search', 'api', 'openai', 'gpt-4.1-mini'],
    usd: 0.000_4,
    savings: 0.000_09,
    tokens: { input: 600, cache_read: 300, output: 120 },
    pace: () => [20, 0],
  },
  {
    labels: ['search', 'assistant', '/chat', 'api', 'openai', 'gpt-4.1'],
    usd: 0.02,
    tokens: { input: 5000, output: 1200, reasoning: 300 },
    // A prompt that has grown, or a loop: the last 50 minutes.
    pace: (at) => [at > END - 3000 ? 20 : 300, 0],
  },
  {
    labels: ['growth', 'mails', '/digest', 'api', 'anthropic', 'claude-sonnet-4-5'],
    usd: 0.05,
    savings: 0.01,
    tokens: { input: 2000, cache_read: 6000, cache_write: 1000, output: 900 },
    pace: (at) => (at > END - 4 * HOUR ? [60, 75] : [600, 10]),
  },
  {
    labels: [NOBODY, NOBODY, NOBODY, 'worker', 'openai', 'gpt-4.1-mini'],
    usd: 0.01,
    tokens: { input: 20_000, output: 1200 },
    pace: () => [300, 0],
  },
  {
    labels: ['search', 'ranker', '/search', 'api', 'custom', 'house-7b'],
    status: 'unpriced',
    usd: 0,
    tokens: { input: 1000, output: 100 },
    pace: () => [240, 0],
  },
  // Seldom called, and not from the beginning.
  {
    labels: ['growth', 'mails', '/launch', 'api', 'openai', 'gpt-4.1'],
    usd: 0.5,
    tokens: { input: 100_000, output: 30_000 },
    pace: (at) => (at < START + 5 * DAY ? undefined : [7 * HOUR + 100, 0]),
  },
  // Has fallen silent.
  {
    labels: ['growth', 'mails', '/import', 'batch', 'openai', 'gpt-4.1-mini'],
    usd: 0.001,
    tokens: { input: 3000, output: 200 },
    pace: (at) => (at > END - 5400 ? undefined : [180, 0]),
  },
];

/** Every call of the history, in the order of time. */
export function makeEvents(): readonly Event[] {
  return KINDS.flatMap(makeCalls).sort((one, other) => one.at - other.at);
}

function makeCalls(
  { labels, pace, status = 'priced', usd, savings = 0, tokens }: Kind,
  index: number,
): readonly Event[] {
  const [team, project, feature, service, provider, model] = labels;
  const named = {
    team_id: team,
    project_id: project,
    feature_path: feature,
    deployment_environment_name: service === 'batch' ? 'staging' : 'production',
    service_name: service,
    gen_ai_provider_name: provider,
    gen_ai_response_model: model,
  };
  const events: Event[] = [];
  let at = START + 7 + index;
  for (let count = 0; at < END; count += 1) {
    const now = pace(at);
    if (now === undefined) {
      at += 60;
      continue;
    }
    const [every, failing] = now;
    const error = (count * 37) % 100 < failing ? 'timeout' : 'none';
    const seconds = 0.3 + ((count * 13) % 40) / 10;
    // What came between the last scrape and the end of the collector is lost: the tests of outages have that.
    if (Math.abs(at - RESTART) > 30) events.push({ at, labels: named, status, error, usd, savings, tokens, seconds });
    at += every;
  }
  return events;
}
