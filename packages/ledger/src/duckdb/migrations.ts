/** One step of the schema. Released steps are never edited; a change is a new step at the end. */
export interface Migration {
  readonly version: number;
  readonly summary: string;
  readonly sql: string;
}

/** Table that records which steps a file has. */
export const MIGRATIONS_TABLE = 'spendspan_migrations';

/** Every step, in order: one list, however long. */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    summary: 'one row per model call',
    // No primary key: its index costs 20 times the memory and 7 times the disk of the rows. The only writer checks instead.
    sql: `CREATE TABLE calls (
      trace_id VARCHAR NOT NULL,
      span_id VARCHAR NOT NULL,
      parent_span_id VARCHAR,
      started_at TIMESTAMP_NS NOT NULL,
      duration_ns BIGINT,
      time_to_first_chunk_ns BIGINT,
      response_id VARCHAR,
      service VARCHAR,
      team_id VARCHAR,
      project_id VARCHAR,
      feature_path VARCHAR,
      environment VARCHAR,
      user_id VARCHAR,
      customer_id VARCHAR,
      session_id VARCHAR,
      other_dimensions JSON,
      provider VARCHAR,
      host VARCHAR,
      operation VARCHAR,
      request_model VARCHAR,
      response_model VARCHAR,
      service_tier VARCHAR,
      stream BOOLEAN,
      status VARCHAR NOT NULL,
      error_type VARCHAR,
      attempts BIGINT,
      input_tokens BIGINT,
      output_tokens BIGINT,
      cache_read_tokens BIGINT,
      cache_write_tokens BIGINT,
      reasoning_tokens BIGINT,
      usage_status VARCHAR,
      usage_reason VARCHAR,
      cost_usd DECIMAL(38, 12),
      cost_input_usd DECIMAL(38, 12),
      cost_output_usd DECIMAL(38, 12),
      cost_cache_read_usd DECIMAL(38, 12),
      cost_cache_write_usd DECIMAL(38, 12),
      cost_media_usd DECIMAL(38, 12),
      cost_fees_usd DECIMAL(38, 12),
      cache_savings_usd DECIMAL(38, 12),
      cost_status VARCHAR NOT NULL,
      cost_reason VARCHAR,
      cost_source VARCHAR
    )`,
  },
  {
    version: 2,
    summary: 'all that a price depends on, and what was priced again',
    sql: `
      ALTER TABLE calls ADD COLUMN server_port BIGINT;
      ALTER TABLE calls ADD COLUMN batch BOOLEAN;
      ALTER TABLE calls ADD COLUMN cache_write_5m_tokens BIGINT;
      ALTER TABLE calls ADD COLUMN cache_write_30m_tokens BIGINT;
      ALTER TABLE calls ADD COLUMN cache_write_1h_tokens BIGINT;
      ALTER TABLE calls ADD COLUMN cache_write_12h_tokens BIGINT;
      ALTER TABLE calls ADD COLUMN input_text_tokens BIGINT;
      ALTER TABLE calls ADD COLUMN input_audio_tokens BIGINT;
      ALTER TABLE calls ADD COLUMN cached_audio_tokens BIGINT;
      ALTER TABLE calls ADD COLUMN input_image_tokens BIGINT;
      ALTER TABLE calls ADD COLUMN output_audio_tokens BIGINT;
      ALTER TABLE calls ADD COLUMN output_image_tokens BIGINT;
      ALTER TABLE calls ADD COLUMN accepted_prediction_tokens BIGINT;
      ALTER TABLE calls ADD COLUMN rejected_prediction_tokens BIGINT;
      ALTER TABLE calls ADD COLUMN audio_seconds DOUBLE;
      ALTER TABLE calls ADD COLUMN video_seconds DOUBLE;
      ALTER TABLE calls ADD COLUMN input_characters BIGINT;
      ALTER TABLE calls ADD COLUMN images BIGINT;
      ALTER TABLE calls ADD COLUMN image_size VARCHAR;
      ALTER TABLE calls ADD COLUMN image_quality VARCHAR;
      ALTER TABLE calls ADD COLUMN web_search_calls BIGINT;
      ALTER TABLE calls ADD COLUMN web_search_preview_calls BIGINT;
      ALTER TABLE calls ADD COLUMN file_search_calls BIGINT;
      ALTER TABLE calls ADD COLUMN code_interpreter_sessions BIGINT;
      ALTER TABLE calls ADD COLUMN usage_complete BOOLEAN;
      ALTER TABLE calls ADD COLUMN provider_cost_usd DECIMAL(38, 12);

      CREATE TABLE repricings (
        run INTEGER NOT NULL,
        repriced_at TIMESTAMP NOT NULL,
        from_time TIMESTAMP_NS,
        to_time TIMESTAMP_NS,
        sources VARCHAR NOT NULL,
        changed_calls BIGINT NOT NULL,
        old_usd DECIMAL(38, 12) NOT NULL,
        new_usd DECIMAL(38, 12) NOT NULL,
        undone_at TIMESTAMP
      );
      CREATE TABLE repriced_calls (
        run INTEGER NOT NULL,
        trace_id VARCHAR NOT NULL,
        span_id VARCHAR NOT NULL,
        started_at TIMESTAMP_NS NOT NULL,
        cost_usd DECIMAL(38, 12),
        cost_input_usd DECIMAL(38, 12),
        cost_output_usd DECIMAL(38, 12),
        cost_cache_read_usd DECIMAL(38, 12),
        cost_cache_write_usd DECIMAL(38, 12),
        cost_media_usd DECIMAL(38, 12),
        cost_fees_usd DECIMAL(38, 12),
        cache_savings_usd DECIMAL(38, 12),
        cost_status VARCHAR NOT NULL,
        cost_reason VARCHAR,
        cost_source VARCHAR
      );
      CREATE VIEW first_costs AS
        SELECT * EXCLUDE (run) FROM repriced_calls
        QUALIFY row_number() OVER (PARTITION BY trace_id, span_id, started_at ORDER BY run) = 1`,
  },
  {
    version: 3,
    summary: 'whether the tier is the one that served, or only the one asked for',
    sql: 'ALTER TABLE calls ADD COLUMN tier_confirmed BOOLEAN',
  },
  {
    version: 4,
    summary: 'what was told of budgets',
    // A period is named by its start, RFC 3339 in UTC.
    sql: `CREATE TABLE budget_notices (
      budget VARCHAR NOT NULL,
      amount_usd DECIMAL(38, 12) NOT NULL,
      period_from VARCHAR NOT NULL,
      threshold VARCHAR NOT NULL,
      sent_at TIMESTAMP NOT NULL
    )`,
  },
  {
    version: 5,
    summary: 'facts about the ledger itself: whose key hashes users, from when calls are kept',
    sql: 'CREATE TABLE settings (name VARCHAR NOT NULL, value VARCHAR NOT NULL)',
  },
  {
    version: 6,
    summary: 'sums per hour, as a cache',
    // The columns of these tables are those of rollup/rollup-tables.ts, which says what they hold.
    sql: `
      CREATE TABLE rollup_kinds (
        kind INTEGER NOT NULL,
        class INTEGER NOT NULL,
        team VARCHAR,
        project VARCHAR,
        feature VARCHAR,
        environment VARCHAR,
        model VARCHAR,
        provider VARCHAR,
        service VARCHAR,
        operation VARCHAR,
        "costStatus" VARCHAR,
        "costReason" VARCHAR,
        host VARCHAR,
        tier VARCHAR,
        status VARCHAR,
        "errorType" VARCHAR,
        "usageReason" VARCHAR,
        attempts VARCHAR
      );
      CREATE TABLE rollups (
        hour INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        calls BIGINT NOT NULL,
        input_tokens BIGINT NOT NULL,
        cache_read_tokens BIGINT NOT NULL,
        cache_write_tokens BIGINT NOT NULL,
        output_tokens BIGINT NOT NULL,
        reasoning_tokens BIGINT NOT NULL,
        cost_usd DECIMAL(38, 12) NOT NULL,
        cache_savings_usd DECIMAL(38, 12) NOT NULL
      );
      CREATE TABLE rollup_texts (id INTEGER NOT NULL, value VARCHAR NOT NULL);
      CREATE TABLE rolled_people (
        hour INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        "user" INTEGER,
        customer INTEGER,
        session INTEGER,
        calls BIGINT NOT NULL,
        input_tokens BIGINT NOT NULL,
        cache_read_tokens BIGINT NOT NULL,
        cache_write_tokens BIGINT NOT NULL,
        output_tokens BIGINT NOT NULL,
        reasoning_tokens BIGINT NOT NULL,
        cost_usd DECIMAL(18, 12) NOT NULL,
        cache_savings_usd DECIMAL(18, 12) NOT NULL
      );
      CREATE TABLE rolled_costs (
        hour INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        cost_usd DECIMAL(18, 12) NOT NULL
      );
      CREATE TABLE rollup_hours (hour INTEGER NOT NULL);
      CREATE TABLE stale_hours (hour INTEGER NOT NULL);
      CREATE TABLE rollup_definition (definition VARCHAR NOT NULL)`,
  },
  {
    version: 7,
    summary: 'bills of background responses and repeated requests per hour, in the cache',
    // As above, of rollup/rollup-tables.ts.
    sql: `
      CREATE TABLE rolled_responses (hour INTEGER NOT NULL, response BIGINT NOT NULL);
      CREATE TABLE rolled_requests (
        hour INTEGER NOT NULL,
        started_at TIMESTAMP_NS NOT NULL,
        trace_id VARCHAR NOT NULL,
        span_id VARCHAR NOT NULL,
        response_id VARCHAR,
        host VARCHAR
      );
      CREATE TABLE rolled_bills (hour INTEGER NOT NULL, response_id VARCHAR NOT NULL, host VARCHAR);
      CREATE TABLE rolled_traces (hour INTEGER NOT NULL, trace BIGINT NOT NULL);
      CREATE TABLE rolled_repeats (
        hour INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        "user" INTEGER,
        customer INTEGER,
        session INTEGER,
        trace_id VARCHAR NOT NULL,
        parent_span_id VARCHAR,
        input_tokens BIGINT NOT NULL,
        calls BIGINT NOT NULL,
        cost_usd DECIMAL(38, 12) NOT NULL,
        least_usd DECIMAL(38, 12) NOT NULL
      )`,
  },
  {
    version: 8,
    summary: 'how many requests a usage is the sum of, and what a model was trained on',
    sql: `
      ALTER TABLE calls ADD COLUMN trained_tokens BIGINT;
      ALTER TABLE calls ADD COLUMN requests BIGINT`,
  },
  {
    version: 9,
    summary: 'how sure prices are, and what each user, customer and session cost, per hour, in the cache',
    // As above, of rollup/rollup-tables.ts.
    sql: `
      CREATE TABLE rolled_coverage (
        hour INTEGER NOT NULL,
        status VARCHAR NOT NULL,
        reason VARCHAR,
        request_model VARCHAR,
        response_model VARCHAR,
        provider VARCHAR,
        host VARCHAR,
        tier VARCHAR,
        calls BIGINT NOT NULL,
        tokens HUGEINT NOT NULL,
        cost_usd DECIMAL(38, 12) NOT NULL,
        first_at TIMESTAMP_NS NOT NULL,
        last_at TIMESTAMP_NS NOT NULL,
        used BIGINT
      );
      CREATE TABLE rolled_units (
        hour INTEGER NOT NULL,
        "user" INTEGER,
        customer INTEGER,
        session INTEGER,
        cost_usd DECIMAL(18, 12) NOT NULL
      );
      CREATE TABLE rolled_sessions (session INTEGER NOT NULL)`,
  },
  {
    version: 10,
    summary: 'the bucket that the cost of a call is in, in the cache',
    // As above, of rollup/cost-bucket.ts. What the rollups have is made anew, since it is other than before.
    sql: `
      DROP TABLE rolled_costs;
      CREATE TABLE rolled_costs (
        hour INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        cost_usd DECIMAL(18, 12) NOT NULL,
        bucket USMALLINT NOT NULL
      )`,
  },
];
