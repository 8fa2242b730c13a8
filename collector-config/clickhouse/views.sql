-- Made by collector-config/src: change it there, then npm run collector-config.
-- Views for SQL of other people, such as Grafana's, in the database of a ledger that a console has made. The user needs CREATE
-- VIEW, DROP VIEW and SYSTEM VIEWS. Run it again after an update.

CREATE OR REPLACE VIEW current_calls AS
SELECT * FROM (
  SELECT c.* EXCEPT (cost_usd, cost_input_usd, cost_output_usd, cost_cache_read_usd, cost_cache_write_usd, cost_media_usd, cost_fees_usd, cache_savings_usd, cost_status, cost_reason, cost_source),
    if(o.found = 1, o.costs.1, c.cost_usd) AS cost_usd,
    if(o.found = 1, o.costs.2, c.cost_input_usd) AS cost_input_usd,
    if(o.found = 1, o.costs.3, c.cost_output_usd) AS cost_output_usd,
    if(o.found = 1, o.costs.4, c.cost_cache_read_usd) AS cost_cache_read_usd,
    if(o.found = 1, o.costs.5, c.cost_cache_write_usd) AS cost_cache_write_usd,
    if(o.found = 1, o.costs.6, c.cost_media_usd) AS cost_media_usd,
    if(o.found = 1, o.costs.7, c.cost_fees_usd) AS cost_fees_usd,
    if(o.found = 1, o.costs.8, c.cache_savings_usd) AS cache_savings_usd,
    if(o.found = 1, o.costs.9, c.cost_status) AS cost_status,
    if(o.found = 1, o.costs.10, c.cost_reason) AS cost_reason,
    if(o.found = 1, o.costs.11, c.cost_source) AS cost_source
  FROM (SELECT *, minute FROM calls FINAL) AS c
  LEFT JOIN (
    SELECT minute, trace_id, span_id, 1 AS found, argMax((cost_usd, cost_input_usd, cost_output_usd, cost_cache_read_usd, cost_cache_write_usd, cost_media_usd, cost_fees_usd, cache_savings_usd, cost_status, cost_reason, cost_source), run) AS costs
    FROM repriced_calls INNER JOIN (SELECT attempt, run FROM repricings FINAL WHERE undone = 0) AS standing USING (attempt)
    GROUP BY minute, trace_id, span_id
  ) AS o ON c.minute = o.minute AND c.trace_id = o.trace_id AND c.span_id = o.span_id
) WHERE (ifNull(usage_reason, '') <> 'background' OR (trace_id, span_id) NOT IN (SELECT trace_id, span_id FROM calls FINAL WHERE usage_reason = 'background' AND isNotNull(response_id) AND (response_id, isNull(host), ifNull(host, '')) IN (SELECT response_id, isNull(host), ifNull(host, '') FROM calls FINAL WHERE ifNull(usage_reason, '') <> 'background' AND response_id IN (SELECT response_id FROM calls FINAL WHERE usage_reason = 'background' AND isNotNull(response_id)))));

DROP VIEW IF EXISTS spend_hours;

CREATE MATERIALIZED VIEW spend_hours REFRESH EVERY 1 HOUR
  ENGINE = MergeTree PARTITION BY toYYYYMM(hour) ORDER BY (hour, team, project, feature, environment, service, provider, model, cost_status, error_type)
AS
SELECT of_hour AS hour,
  of_team AS team, of_project AS project, of_feature AS feature, of_environment AS environment, of_service AS service, of_provider AS provider, of_model AS model, of_cost_status AS cost_status, of_error_type AS error_type,
  calls, priced_calls, unpriced_calls, usd, estimated_usd, partial_usd, failed_usd, saved_usd, tokens_in, tokens_cached, tokens_out,
  now() AS refreshed_at
FROM (
  SELECT toStartOfHour(started_at) AS of_hour,
    ifNull(team_id, 'unattributed') AS of_team,
    ifNull(project_id, 'unattributed') AS of_project,
    ifNull(feature_path, 'unattributed') AS of_feature,
    ifNull(environment, 'unattributed') AS of_environment,
    ifNull(service, 'unknown') AS of_service,
    ifNull(provider, 'unknown') AS of_provider,
    ifNull(lowerUTF8(coalesce(response_model, request_model)), 'unknown') AS of_model,
    ifNull(cost_status, 'unknown') AS of_cost_status,
    ifNull(error_type, 'none') AS of_error_type,
    count() AS calls,
    countIf(isNotNull(cost_usd)) AS priced_calls,
    countIf(isNull(cost_usd) AND (status <> 'error' OR toInt128(ifNull(input_tokens, 0)) + toInt128(ifNull(output_tokens, 0)) > 0
  OR ifNull(usage_reason, '') IN ('stream_aborted', 'stream_unconsumed', 'body_unread', 'does_not_add_up'))) AS unpriced_calls,
    ifNull(sum(cost_usd), 0) AS usd,
    ifNull(sumIf(cost_usd, cost_status = 'estimated'), 0) AS estimated_usd,
    ifNull(sumIf(cost_usd, cost_status = 'partial'), 0) AS partial_usd,
    ifNull(sumIf(cost_usd, status = 'error'), 0) AS failed_usd,
    ifNull(sum(cache_savings_usd), 0) AS saved_usd,
    sum(toInt128(ifNull(input_tokens, 0))) AS tokens_in,
    sum(toInt128(ifNull(cache_read_tokens, 0))) AS tokens_cached,
    sum(toInt128(ifNull(output_tokens, 0))) AS tokens_out
  FROM current_calls
  GROUP BY of_hour, of_team, of_project, of_feature, of_environment, of_service, of_provider, of_model, of_cost_status, of_error_type
);
