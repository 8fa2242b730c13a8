import { stringify } from 'yaml';
import { MADE } from '../otelcol.ts';

/** A rule as Prometheus reads it. https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/ */
export interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Rules that are evaluated one after the other. */
export interface RuleGroup {
  readonly name: string;
  readonly interval: string;
  readonly rules: readonly Rule[];
}

/** A file of rules, with what is to be known of them on top. */
export function writeRules(notes: string, groups: readonly RuleGroup[]): string {
  return `${MADE}\n#\n${notes.replace(/^/gm, '# ')}\n${stringify({ groups }, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}
