import { DIMENSIONS } from '@spendspan/attribution';

/** A field that a budget can be for. */
export interface BudgetField {
  readonly field: string;
  /** Label of the cost metric in Prometheus; undefined where the metric has none. */
  readonly label: string | undefined;
}

/** By what a budget selects calls. A user is no cost centre; sessions, traces and time are of no use here. */
export const BUDGET_FIELDS: readonly BudgetField[] = [
  ...['team', 'project', 'feature', 'environment', 'customer'].map((field): BudgetField => {
    const dimension = DIMENSIONS.find(({ name }) => name === field);
    return { field, label: dimension?.metricLabel ? toLabel(dimension.key) : undefined };
  }),
  { field: 'service', label: toLabel('service.name') },
  { field: 'provider', label: toLabel('gen_ai.provider.name') },
  { field: 'model', label: toLabel('gen_ai.response.model') },
];

/** An attribute as Prometheus names it: https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/ */
function toLabel(key: string): string {
  return key.replace(/[^A-Za-z0-9_]/g, '_');
}
