/** One step of the schema. Released steps are never edited; a change is a new step at the end. */
export interface Migration {
  readonly version: number;
  readonly summary: string;
  /** Each can be run again: two programs may start at the same time, and ClickHouse has no transaction around them. */
  readonly statements: readonly string[];
}

/** Table that records which steps a database has. */
export const MIGRATIONS_TABLE = 'spendspan_migrations';

/** Makes {@link MIGRATIONS_TABLE}. */
export const MAKE_MIGRATIONS_TABLE: string = `CREATE TABLE IF NOT EXISTS ${MIGRATIONS_TABLE}
  (version UInt32, summary String) ENGINE = ReplacingMergeTree ORDER BY version`;

const USD = 'Nullable(Decimal(38, 12))';
const NAME = 'LowCardinality(Nullable(String))';
const IDS = 'Nullable(String) CODEC(ZSTD(1))';
const COUNT = 'Nullable(Int64)';

const COSTS = `cost_usd ${USD},
      cost_input_usd ${USD},
      cost_output_usd ${USD},
      cost_cache_read_usd ${USD},
      cost_cache_write_usd ${USD},
      cost_media_usd ${USD},
      cost_fees_usd ${USD},
      cache_savings_usd ${USD},
      cost_status LowCardinality(String),
      cost_reason ${NAME},
      cost_source ${NAME}`;

/**
 * One row per model call. A span that is reported again falls on the same key, where the highest `version` stays: that of
 * the report which was recorded first. Minutes in the key keep one span at quite another time apart, and rows of a time
 * together.
 */
const CALLS = `CREATE TABLE IF NOT EXISTS calls (
      trace_id String CODEC(ZSTD(1)),
      span_id String CODEC(ZSTD(1)),
      parent_span_id ${IDS},
      started_at DateTime64(9, 'UTC') CODEC(Delta, ZSTD(1)),
      minute UInt32 MATERIALIZED intDiv(toUnixTimestamp64Nano(started_at), 60000000000) CODEC(Delta, ZSTD(1)),
      recorded_at DateTime64(9, 'UTC') DEFAULT now64(9) CODEC(Delta, ZSTD(1)),
      version UInt64 MATERIALIZED 18446744073709551615 - toUInt64(toUnixTimestamp64Nano(recorded_at))
        CODEC(Delta, ZSTD(1)),
      duration_ns ${COUNT},
      time_to_first_chunk_ns ${COUNT},
      response_id ${IDS},
      service ${NAME},
      team_id ${NAME},
      project_id ${NAME},
      feature_path ${NAME},
      environment ${NAME},
      user_id ${IDS},
      customer_id ${IDS},
      session_id ${IDS},
      other_dimensions Map(LowCardinality(String), String),
      provider ${NAME},
      host ${NAME},
      server_port ${COUNT},
      operation ${NAME},
      request_model ${NAME},
      response_model ${NAME},
      service_tier ${NAME},
      tier_confirmed Nullable(Bool),
      batch Nullable(Bool),
      stream Nullable(Bool),
      status LowCardinality(String),
      error_type ${NAME},
      attempts ${COUNT},
      input_tokens ${COUNT},
      output_tokens ${COUNT},
      cache_read_tokens ${COUNT},
      cache_write_tokens ${COUNT},
      reasoning_tokens ${COUNT},
      cache_write_5m_tokens ${COUNT},
      cache_write_30m_tokens ${COUNT},
      cache_write_1h_tokens ${COUNT},
      cache_write_12h_tokens ${COUNT},
      input_text_tokens ${COUNT},
      input_audio_tokens ${COUNT},
      cached_audio_tokens ${COUNT},
      input_image_tokens ${COUNT},
      output_audio_tokens ${COUNT},
      output_image_tokens ${COUNT},
      accepted_prediction_tokens ${COUNT},
      rejected_prediction_tokens ${COUNT},
      audio_seconds Nullable(Float64),
      video_seconds Nullable(Float64),
      input_characters ${COUNT},
      images ${COUNT},
      image_size ${NAME},
      image_quality ${NAME},
      web_search_calls ${COUNT},
      web_search_preview_calls ${COUNT},
      file_search_calls ${COUNT},
      code_interpreter_sessions ${COUNT},
      usage_complete Nullable(Bool),
      usage_status ${NAME},
      usage_reason ${NAME},
      ${COSTS},
      provider_cost_usd ${USD},
      INDEX by_response response_id TYPE bloom_filter GRANULARITY 4,
      INDEX by_usage_reason usage_reason TYPE set(16) GRANULARITY 4
    )
    ENGINE = ReplacingMergeTree(version)
    PARTITION BY toYYYYMM(started_at)
    ORDER BY (minute, trace_id, span_id)
    SETTINGS non_replicated_deduplication_window = 1000`;

/** The new costs of a repricing, by the call and the attempt to price it. Only attempts in `repricings` count. */
const REPRICED_CALLS = `CREATE TABLE IF NOT EXISTS repriced_calls (
      attempt UUID,
      minute UInt32,
      trace_id String CODEC(ZSTD(1)),
      span_id String CODEC(ZSTD(1)),
      ${COSTS}
    )
    ENGINE = ReplacingMergeTree
    ORDER BY (attempt, minute, trace_id, span_id)`;

/** One row per repricing, and one more in its place when it is taken back: each a single, atomic insert. */
const REPRICINGS = `CREATE TABLE IF NOT EXISTS repricings (
      run UInt32,
      attempt UUID,
      repriced_at DateTime64(3, 'UTC'),
      from_time Nullable(DateTime64(9, 'UTC')),
      to_time Nullable(DateTime64(9, 'UTC')),
      sources String,
      changed_calls UInt64,
      old_usd Decimal(38, 12),
      new_usd Decimal(38, 12),
      undone_at Nullable(DateTime64(3, 'UTC')),
      undone UInt8 MATERIALIZED isNotNull(undone_at)
    )
    ENGINE = ReplacingMergeTree(undone)
    ORDER BY (run, attempt)`;

/** What was told of budgets; what is told again is the same row. */
const BUDGET_NOTICES = `CREATE TABLE IF NOT EXISTS budget_notices (
      budget String,
      amount_usd Decimal(38, 12),
      period_from String,
      threshold String,
      sent_at DateTime64(3, 'UTC') DEFAULT now64(3)
    )
    ENGINE = ReplacingMergeTree
    ORDER BY (period_from, budget, amount_usd, threshold)`;

/** Facts about the ledger itself, the last value of each; NULL is none. */
const SETTINGS = `CREATE TABLE IF NOT EXISTS settings (
      name String,
      value Nullable(String),
      changed_at DateTime64(9, 'UTC') DEFAULT now64(9)
    )
    ENGINE = ReplacingMergeTree(changed_at)
    ORDER BY name`;

/**
 * User ids that are being replaced, by the attempt to do it; empty otherwise. They are in no text of a statement, which
 * servers keep in logs and lists.
 */
const REPLACED_USERS = `CREATE TABLE IF NOT EXISTS replaced_users (
      attempt UUID,
      old String,
      put Nullable(String)
    )
    ENGINE = MergeTree
    PARTITION BY attempt
    ORDER BY old`;

/** Every step, in order. */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    summary: 'one row per model call, what was priced again, what was told of budgets, facts about the ledger',
    statements: [CALLS, REPRICED_CALLS, REPRICINGS, BUDGET_NOTICES, SETTINGS],
  },
  {
    version: 2,
    summary: 'user ids that are being replaced',
    statements: [REPLACED_USERS],
  },
  {
    version: 3,
    summary: 'how many requests a usage is the sum of, and what a model was trained on',
    statements: [
      `ALTER TABLE calls ADD COLUMN IF NOT EXISTS trained_tokens ${COUNT}, ADD COLUMN IF NOT EXISTS requests ${COUNT}`,
    ],
  },
];
