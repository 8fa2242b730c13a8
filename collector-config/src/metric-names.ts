import {
  METRIC_LLM_CALLS,
  METRIC_LLM_COST_CACHE_SAVINGS_USD,
  METRIC_LLM_COST_FAILED_USD,
  METRIC_LLM_COST_USD,
  METRIC_LLM_TOKENS,
} from '../../packages/cost/src/semconv.ts';
import { toPrometheus } from './labels.ts';

/** A metric that the collector makes of spans, or takes over from a process that made it itself. */
export interface Metric {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
}

export const COST: Metric = {
  name: METRIC_LLM_COST_USD,
  // In braces: Prometheus would name the metric for it once more.
  unit: '{USD}',
  description: 'USD spent on model calls',
};

export const TOKENS: Metric = {
  name: METRIC_LLM_TOKENS,
  unit: '{token}',
  description: 'Tokens of model calls, each of one type',
};

export const CALLS: Metric = { name: METRIC_LLM_CALLS, unit: '{call}', description: 'Model calls' };

export const SAVINGS: Metric = {
  name: METRIC_LLM_COST_CACHE_SAVINGS_USD,
  unit: '{USD}',
  description: 'USD that cached tokens would have cost more',
};

export const FAILED: Metric = {
  name: METRIC_LLM_COST_FAILED_USD,
  unit: '{USD}',
  description: 'USD of model calls that failed',
};

/** Name space of the latency histogram and of the count of spans that is beside it. */
export const LATENCY = 'llm.call';

/** A counter as Prometheus names it. */
export function toCounter({ name }: Metric): string {
  return `${toPrometheus(name)}_total`;
}
