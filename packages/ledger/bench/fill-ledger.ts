import type { DuckDBConnection } from '@duckdb/node-api';

/** 2026-09-01T00:00:00Z, in seconds. */
const START = 1_788_220_800;
const DAYS = 60;
/** How busy the hours of a UTC day are, relative to each other. */
const HOURS = [3, 2, 2, 2, 3, 5, 9, 14, 19, 22, 23, 22, 21, 23, 24, 23, 21, 18, 14, 11, 9, 7, 5, 4];
/** Saturday and Sunday, relative to a day of work. */
const WEEKEND = 0.35;
const CALLS_PER_SESSION = 6;
/** Rows of one statement. */
const SLICE = 600_000;

/**
 * Records made-up calls straight in SQL, many more a second than could be received, in the order of their sessions.
 * 60 days with nights and weekends; 400 features of 134 projects of 34 teams, each with a model that it prefers; 20,000
 * users of 800 customers, some busier than others; sessions of six calls; 12 models of three providers; one call of 300
 * repeats the one before it, and one of 600 begins a response in the background, which the next one bills.
 * @param total multiple of six.
 * @param start of the first day, in seconds since the Unix epoch; on the hour.
 */
export async function fillLedger(
  connection: DuckDBConnection,
  total: number,
  onProgress: (done: number) => void = () => {},
  start: number = START,
): Promise<void> {
  await connection.run('CREATE TEMP TABLE bench_hours (first DOUBLE, span DOUBLE, start BIGINT)');
  await connection.run(`INSERT INTO bench_hours VALUES ${listHours(total / CALLS_PER_SESSION, start).join(', ')}`);
  for (let done = 0; done < total; done += SLICE) {
    const end = Math.min(done + SLICE, total);
    await connection.run(insertSql(done / CALLS_PER_SESSION, end / CALLS_PER_SESSION));
    onProgress(end);
  }
  await connection.run('DROP TABLE bench_hours');
}

/** Rows of (first session of the hour, sessions in it, start of the hour). */
function listHours(sessions: number, start: number): string[] {
  const weights = Array.from({ length: DAYS * 24 }, (_, hour) => {
    const time = new Date((start + hour * 3600) * 1000);
    const day = time.getUTCDay();
    return (HOURS[time.getUTCHours()] ?? 1) * (day === 0 || day === 6 ? WEEKEND : 1);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let first = 0;
  return weights.map((weight, hour) => {
    const share = (weight / sum) * sessions;
    first += share;
    return `(${first - share}, ${share}, ${start + hour * 3600})`;
  });
}

/** A number from 0 up to, not including, `count`, which goes by an expression. */
function draw(of: string, salt: number, count: number): string {
  return `CAST(hash(${of}, ${salt}) % ${count} AS BIGINT)`;
}

/** As {@link draw}, the low ones more often. */
function drawSkewed(of: string, salt: number, count: number): string {
  return `CAST(floor(pow(${draw(of, salt, 1_000_000)} / 1e6, 1.7) * ${count}) AS BIGINT)`;
}

function insertSql(firstSession: number, lastSession: number): string {
  return `INSERT INTO calls BY NAME WITH
  sessions AS (
    SELECT session, start * 1000000000 + CAST((session - first) / span * 3.6e12 AS BIGINT) AS session_start,
      ${drawSkewed('session', 1, 20_000)} AS user_number, ${drawSkewed('session', 2, 400)} AS feature,
      ${draw('session', 3, 100)} < 8 AS staging
    FROM (SELECT range AS session FROM range(${firstSession}, ${lastSession})) ASOF JOIN bench_hours ON session >= first
  ),
  drawn AS (
    SELECT *, feature // 3 AS project, feature // 12 AS team,
      CASE WHEN ${draw('source', 4, 4)} = 0 THEN feature * 7 + 1 ELSE feature END % 12 AS model
    FROM (SELECT *, number % 600 = 0 AS background,
        CASE WHEN number % 600 = 0 THEN number + 1 WHEN number % 300 = 2 THEN number - 1 ELSE number END AS source
      FROM (SELECT *, session * ${CALLS_PER_SESSION} + step AS number
        FROM sessions, (SELECT range AS step FROM range(${CALLS_PER_SESSION}))))
  ),
  used AS (
    SELECT *, 100 + ${drawSkewed('source', 5, 20_000)} AS input, 10 + ${drawSkewed('number', 6, 1_200)} AS output,
      ${draw('source', 7, 1_000)} < 15 AS failed, background OR failed AS unused, model = 11 AS house, 1 + model AS rate
    FROM drawn
  )
  SELECT md5('trace' || (number // 3)) AS trace_id, left(md5('span' || number), 16) AS span_id,
    CASE WHEN number % 3 > 0 THEN left(md5('agent' || (number // 3)), 16) END AS parent_span_id,
    make_timestamp_ns(session_start + step * 20000000000 + ${draw('number', 8, 9_000_000_000)}) AS started_at,
    200000000 + ${drawSkewed('number', 9, 20_000)} * 1000000 AS duration_ns,
    CASE WHEN NOT failed THEN 'chatcmpl-' || left(md5('response' || CASE WHEN background THEN source ELSE number END), 29) END AS response_id,
    'service-' || (team // 2) AS service,
    CASE WHEN feature < 390 THEN 'team-' || team END AS team_id, 'project-' || project AS project_id,
    'project-' || project || '/feature-' || feature AS feature_path,
    CASE WHEN staging THEN 'staging' ELSE 'production' END AS environment,
    'user-' || user_number AS user_id, 'customer-' || (user_number % 800) AS customer_id, 'session-' || session AS session_id,
    CASE WHEN model < 7 THEN 'openai' WHEN model < 10 THEN 'anthropic' ELSE 'azure.ai.openai' END AS provider,
    CASE WHEN model < 7 THEN 'api.openai.com' WHEN model < 10 THEN 'api.anthropic.com'
      ELSE 'acme.openai.azure.com' END AS host, 443 AS server_port,
    'chat' AS operation, 'model-' || model AS request_model,
    CASE WHEN NOT failed THEN 'model-' || model || '-2026-01-01' END AS response_model,
    CASE WHEN model < 7 AND NOT failed THEN 'default' END AS service_tier,
    feature % 3 = 0 AS stream, CASE WHEN failed THEN 'error' ELSE 'ok' END AS status,
    CASE WHEN failed THEN ['429', '500', 'timeout'][1 + number % 3] END AS error_type,
    CASE WHEN ${draw('number', 10, 100)} < 3 THEN 2 END AS attempts,
    CASE WHEN NOT unused THEN input END AS input_tokens, CASE WHEN NOT unused THEN output END AS output_tokens,
    CASE WHEN NOT unused AND number % 3 > 0 THEN input // 2 END AS cache_read_tokens,
    CASE WHEN unused THEN 'missing' ELSE 'reported' END AS usage_status,
    CASE WHEN background AND NOT failed THEN 'background' END AS usage_reason,
    CASE WHEN NOT unused AND NOT house THEN CAST((input * 2 + output * 8) * rate * 0.0000001 AS DECIMAL(38, 12)) END AS cost_usd,
    CASE WHEN NOT unused AND NOT house THEN CAST(input * 2 * rate * 0.0000001 AS DECIMAL(38, 12)) END AS cost_input_usd,
    CASE WHEN NOT unused AND NOT house THEN CAST(output * 8 * rate * 0.0000001 AS DECIMAL(38, 12)) END AS cost_output_usd,
    CASE WHEN NOT unused AND NOT house AND number % 3 > 0
      THEN CAST(input // 2 * rate * 0.0000001 AS DECIMAL(38, 12)) END AS cache_savings_usd,
    CASE WHEN unused OR house THEN 'unpriced' WHEN ${draw('number', 11, 50)} = 0 THEN 'estimated' ELSE 'priced' END AS cost_status,
    CASE WHEN failed THEN 'failed_call' WHEN background THEN 'no_usage' WHEN house THEN 'unknown_model' END AS cost_reason,
    CASE WHEN NOT unused AND NOT house THEN 'catalog:genai-prices@0.1.8' END AS cost_source, true AS usage_complete
  FROM used`;
}
