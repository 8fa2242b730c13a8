/** One step of the schema. Released steps are never edited; a change is a new step at the end. */
export interface Migration {
  readonly version: number;
  readonly summary: string;
  readonly sql: string;
}

/** Table that records which steps a file has. */
export const MIGRATIONS_TABLE = 'spendspan_migrations';

/** Every step, in order. */
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
];
