import { ATTR_DEPLOYMENT_ENVIRONMENT_NAME } from '@spendspan/attribution';
import { ATTR_SERVICE_NAME } from '../../packages/ledger/src/semconv.ts';
import { CALL_LABELS, LABELS, type Label } from './labels.ts';
import { CALLS, COST, TOKENS } from './metric-names.ts';
import { isOneOf, quote, resourceAttribute } from './ottl.ts';

/** Statements that give what a process counted itself the labels of what is counted here. */
export function labelProcessMetrics(): readonly string[] {
  const ours = isOneOf('metric.name', [COST.name, TOKENS.name, CALLS.name]);
  const inherited = [ATTR_SERVICE_NAME, ATTR_DEPLOYMENT_ENVIRONMENT_NAME];
  return [
    ...inherited.map(
      (key) => `set(${pointAttribute(key)}, ${resourceAttribute(key)}) where ${pointAttribute(key)} == nil and ${ours}`,
    ),
    ...LABELS.map((label) => fill(label, ours)),
    ...CALL_LABELS.map((label) => fill(label, `metric.name == ${quote(CALLS.name)}`)),
  ];
}

function fill({ key, absent }: Label, condition: string): string {
  return `set(${pointAttribute(key)}, ${quote(absent)}) where ${pointAttribute(key)} == nil and ${condition}`;
}

function pointAttribute(key: string): string {
  return `datapoint.attributes[${quote(key)}]`;
}
