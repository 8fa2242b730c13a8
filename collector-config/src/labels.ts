import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_FEATURE_PATH,
  ATTR_PROJECT_ID,
  ATTR_TEAM_ID,
  DIMENSIONS,
} from '@spendspan/attribution';
import { FIELDS } from '../../packages/ledger/src/fields.ts';
import {
  ATTR_ERROR_TYPE,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_LLM_COST_STATUS,
  ATTR_SERVICE_NAME,
} from '../../packages/ledger/src/semconv.ts';

/** A label of the metrics. */
export interface Label {
  /** The field of the ledger that it is. */
  readonly field: string;
  /** The attribute; Prometheus writes it with underscores. */
  readonly key: string;
  /** What stands there for calls that do not say: what the ledger shows for them. */
  readonly absent: string;
}

/** Labels of every metric. A new dimension with `metricLabel` in `@spendspan/attribution` is one here. */
export const LABELS: readonly Label[] = [
  ...DIMENSIONS.filter(({ metricLabel }) => metricLabel).map(({ name, key }) => toLabel(name, key)),
  toLabel('service', ATTR_SERVICE_NAME),
  toLabel('provider', ATTR_GEN_AI_PROVIDER_NAME),
  toLabel('model', ATTR_GEN_AI_RESPONSE_MODEL),
];

const ERROR_TYPE = toLabel('errorType', ATTR_ERROR_TYPE);

/** Those that the count of calls has beside them. */
export const CALL_LABELS: readonly Label[] = [toLabel('costStatus', ATTR_LLM_COST_STATUS), ERROR_TYPE];

/** What stands for the error of calls that went well. */
export const NO_ERROR: string = ERROR_TYPE.absent;

/** A label as Prometheus has it. */
export interface PrometheusLabel {
  readonly name: string;
  readonly absent: string;
}

type LabelName =
  | 'team'
  | 'project'
  | 'feature'
  | 'environment'
  | 'service'
  | 'provider'
  | 'model'
  | 'costStatus'
  | 'errorType';

/** Those that rules and dashboards name. */
export const LABEL: Readonly<Record<LabelName, PrometheusLabel>> = {
  team: inPrometheus('team', ATTR_TEAM_ID),
  project: inPrometheus('project', ATTR_PROJECT_ID),
  feature: inPrometheus('feature', ATTR_FEATURE_PATH),
  environment: inPrometheus('environment', ATTR_DEPLOYMENT_ENVIRONMENT_NAME),
  service: inPrometheus('service', ATTR_SERVICE_NAME),
  provider: inPrometheus('provider', ATTR_GEN_AI_PROVIDER_NAME),
  model: inPrometheus('model', ATTR_GEN_AI_RESPONSE_MODEL),
  costStatus: inPrometheus('costStatus', ATTR_LLM_COST_STATUS),
  errorType: inPrometheus('errorType', ATTR_ERROR_TYPE),
};

/** The label of the team. */
export const TEAM: string = LABEL.team.name;

/** The label as Prometheus names it: https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/ */
export function toPrometheus(name: string): string {
  return name.replace(/[^A-Za-z0-9_:]/g, '_');
}

function inPrometheus(field: string, key: string): PrometheusLabel {
  return { name: toPrometheus(key), absent: toLabel(field, key).absent };
}

function toLabel(field: string, key: string): Label {
  const found = FIELDS.find(({ name }) => name === field);
  if (!found)
    throw new RangeError(`[@spendspan/collector-config] got the field ${field}, expected one of the ledger's`);
  return { field, key, absent: found.absentKey };
}
