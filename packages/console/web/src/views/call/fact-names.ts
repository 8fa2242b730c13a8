/** Facts of a call that belong together. */
export interface FactGroup {
  readonly title: string;
  /** Names of columns, and what people call them. */
  readonly names: readonly (readonly [column: string, label: string])[];
}

/** What is told of a call first to last; columns that are in none are told last, by {@link nameFact}. */
export const FACT_GROUPS: readonly FactGroup[] = [
  {
    title: 'Who it was for',
    names: [
      ['team_id', 'Team'],
      ['project_id', 'Project'],
      ['feature_path', 'Feature'],
      ['environment', 'Environment'],
      ['user_id', 'User'],
      ['customer_id', 'Customer'],
      ['session_id', 'Session'],
      ['other_dimensions', 'Own dimensions'],
      ['service', 'Service'],
    ],
  },
  {
    title: 'What was asked',
    names: [
      ['operation', 'Operation'],
      ['request_model', 'Model asked for'],
      ['response_model', 'Model that answered'],
      ['provider', 'Provider'],
      ['host', 'Host'],
      ['server_port', 'Port'],
      ['service_tier', 'Service tier'],
      ['tier_confirmed', 'Tier confirmed by the provider'],
      ['batch', 'In a batch'],
      ['stream', 'Streamed'],
    ],
  },
  {
    title: 'How it went',
    names: [
      ['started_at', 'Began'],
      ['duration_ns', 'Took'],
      ['time_to_first_chunk_ns', 'First chunk after'],
      ['status', 'Status'],
      ['error_type', 'Error'],
      ['attempts', 'Attempts'],
      ['trace_id', 'Trace'],
      ['span_id', 'Span'],
      ['parent_span_id', 'Parent span'],
      ['response_id', 'Response'],
    ],
  },
  {
    title: 'What it cost',
    names: [
      ['cost_usd', 'Cost, USD'],
      ['cost_input_usd', 'of it input, USD'],
      ['cost_output_usd', 'of it output, USD'],
      ['cost_cache_read_usd', 'of it read from cache, USD'],
      ['cost_cache_write_usd', 'of it written to cache, USD'],
      ['cost_media_usd', 'of it media, USD'],
      ['cost_fees_usd', 'of it fees, USD'],
      ['cache_savings_usd', 'Saved by the cache, USD'],
      ['provider_cost_usd', 'Stated by the provider, USD'],
      ['cost_status', 'Cost status'],
      ['cost_reason', 'Cost reason'],
      ['cost_source', 'Price from'],
    ],
  },
];

/** What the group of all others is called: nearly all of them count what was used. */
export const OTHER_FACTS = 'What it used';

/** A column that has no name of its own, in words: `cache_write_5m_tokens`. */
export function nameFact(column: string): string {
  const words = column.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
