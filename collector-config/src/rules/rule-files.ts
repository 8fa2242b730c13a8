import { parse } from 'yaml';
import { writeAlerts } from './alerts.ts';
import { writeBudgetRules } from './budgets.ts';
import { writeHourlyRules } from './hourly.ts';
import type { RuleGroup } from './write-rules.ts';

/** The files of rules, by what makes them. */
export const RULE_FILES: Readonly<Record<RuleFile, () => string>> = {
  hourly: writeHourlyRules,
  alerts: writeAlerts,
  budgets: writeBudgetRules,
};

type RuleFile = 'hourly' | 'alerts' | 'budgets';

/** The groups of a file, as Prometheus reads them. */
export function readGroups(file: RuleFile): readonly RuleGroup[] {
  return (parse(RULE_FILES[file]()) as { readonly groups: readonly RuleGroup[] }).groups;
}
