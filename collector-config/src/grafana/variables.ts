import { LABELS, type Label, toPrometheus } from '../labels.ts';

/** A variable of the boards: one for each label of the metrics. */
export interface BoardVariable {
  readonly name: string;
  readonly heading: string;
  /** Label of Prometheus. */
  readonly label: string;
}

/** Every one. A dimension with `metricLabel` is one here. */
export const VARIABLES: readonly BoardVariable[] = LABELS.map(({ field, key }: Label) => ({
  name: field,
  heading: field.charAt(0).toUpperCase() + field.slice(1),
  label: toPrometheus(key),
}));

/** Matchers of PromQL that select what the variables say. */
export const SELECTED: string = VARIABLES.map(({ name, label }) => `${label}=~"$${name}"`).join(', ');

/** Those of the latency histogram, which has fewer labels. */
export const LATENCY_SELECTED: string = VARIABLES.filter(({ name }) =>
  ['team', 'service', 'provider', 'model'].includes(name),
)
  .map(({ name, label }) => `${label}=~"$${name}"`)
  .join(', ');

/** Where Jaeger is, for the browser: a variable, since it is not where Grafana finds it. */
export const JAEGER_VARIABLE = 'jaeger';
