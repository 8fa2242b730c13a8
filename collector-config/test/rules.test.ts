import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { findPromtool } from '../../packages/ledger/test/find-promtool.ts';
import { FILES } from '../src/files.ts';
import type { RuleGroup } from '../src/rules/write-rules.ts';
import { ALERT_TESTS } from './alert-tests.ts';
import { DECLARED_LABELS, DECLARED_METRICS } from './declared-names.ts';
import { readPromql } from './read-promql.ts';

const files = FILES.filter(({ path }) => path.startsWith('rules/'));
const groupsOf = (some: typeof files): readonly RuleGroup[] =>
  some.flatMap(({ write }) => (parse(write()) as { readonly groups: readonly RuleGroup[] }).groups);
const groups = groupsOf(files);
const rules = groups.flatMap((group) => group.rules);

describe('the rules of Prometheus', () => {
  it('ask for metrics and labels that somebody declares', () => {
    expect(rules.length).toBeGreaterThan(40);
    for (const { expr } of rules) {
      const { metrics, labels, wrong } = readPromql(expr);
      expect(wrong, expr).toEqual([]);
      expect(metrics.length + Number(/^vector\(/.test(expr)), expr).toBeGreaterThan(0);
      for (const name of metrics) expect(DECLARED_METRICS, expr).toContain(name);
      for (const name of labels) expect(DECLARED_LABELS, expr).toContain(name);
    }
  });

  it('have unique names of groups', () => {
    expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length);
  });

  it('tell of labels that their alert has', () => {
    for (const { expr, annotations, alert } of rules.filter((rule) => rule.alert)) {
      const named = [
        ...Object.values(annotations ?? {})
          .join()
          .matchAll(/\$labels\.(\w+)/g),
      ].map(([, name]) => name);
      for (const name of named) expect(readPromql(expr).labels, alert).toContain(name);
    }
  });

  const promtool = findPromtool();
  if (promtool === undefined) console.warn('SKIPPED: no promtool on this machine; the rules are only parsed');

  it.skipIf(promtool === undefined)('fire when they should, and not when they should not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'spendspan-alerts-'));
    const names = ['hourly', 'alerts'];
    const rule_files = names.map((name) => fileURLToPath(new URL(`../rules/${name}.yaml`, import.meta.url)));
    // Alerts are made of what is recorded; which is first is left to chance otherwise.
    const group_eval_order = names.flatMap((name) =>
      groupsOf(files.filter(({ path }) => path === `rules/${name}.yaml`)).map((group) => group.name),
    );
    for (const [index, test] of ALERT_TESTS.entries()) {
      const path = join(folder, `${index}.yaml`);
      writeFileSync(path, stringify({ rule_files, group_eval_order, ...test }));
      const { status, stdout, stderr } = spawnSync(promtool ?? '', ['test', 'rules', path], { encoding: 'utf8' });
      expect(status, stdout + stderr).toBe(0);
    }
    rmSync(folder, { recursive: true });
  });

  it('have a test of each alert', () => {
    const alerts = rules.flatMap(({ alert }) => alert ?? []).filter((name) => !name.startsWith('LlmBudget'));
    const tested = ALERT_TESTS.flatMap(({ tests }) => tests.flatMap(({ alert_rule_test }) => alert_rule_test));
    const fired = tested.filter(({ exp_alerts }) => exp_alerts.length > 0).map(({ alertname }) => alertname);
    const silent = tested.filter(({ exp_alerts }) => exp_alerts.length === 0).map(({ alertname }) => alertname);
    expect(new Set(fired)).toEqual(new Set(alerts));
    expect(new Set(silent)).toEqual(new Set(alerts));
  });
});
