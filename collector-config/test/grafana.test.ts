import { DIMENSIONS } from '@spendspan/attribution';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { BOARDS } from '../src/grafana/boards.ts';
import { buildBoard } from '../src/grafana/build-board.ts';
import { SOURCES, writeDatasources } from '../src/grafana/datasources.ts';
import type { BoardSpec, PanelSpec } from '../src/grafana/panel.ts';
import { VARIABLES } from '../src/grafana/variables.ts';
import { DECLARED_LABELS, DECLARED_METRICS } from './declared-names.ts';
import { fillVariables } from './fill-variables.ts';
import { readPromql } from './read-promql.ts';

const panelsOf = (board: BoardSpec): readonly PanelSpec[] => board.rows.flatMap(({ panels }) => panels);

interface Made {
  readonly type: string;
  readonly id: number;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly datasource?: object;
  readonly targets?: readonly { readonly refId: string; readonly datasource?: object }[];
  readonly fieldConfig: { readonly defaults: { readonly unit?: string } };
}

describe.each(BOARDS)('the board $title', (board) => {
  const made = buildBoard(board);
  const panels = (made.panels ?? []) as unknown as readonly Made[];
  const shown = panels.filter(({ type }) => type !== 'row');

  it('is in the classic schema, with its own id', () => {
    expect(made).toMatchObject({ schemaVersion: 42, uid: board.uid, editable: false });
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });

  it('has a panel of each title once, with a unit and a description that says when it is approximate', () => {
    const titles = shown.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const { title, description, fieldConfig } of shown) {
      expect(fieldConfig.defaults.unit, title).toBeTruthy();
      expect(description?.length, title).toBeGreaterThan(10);
    }
    for (const { title, approximate, queries } of panelsOf(board)) {
      const estimates = queries.some(({ text }) => /increase|rate\(|histogram_quantile|_over_time|budget_/.test(text));
      expect(approximate, title).toBe(estimates);
      expect(/^Approximate\. /.test(shown.find((panel) => panel.title === title)?.description ?? ''), title).toBe(
        approximate,
      );
    }
  });

  it('lays no panel over another, nor beyond the edge', () => {
    for (const [index, { gridPos: one, title }] of panels.entries()) {
      expect(one.x + one.w, title).toBeLessThanOrEqual(24);
      for (const { gridPos: other, title: below } of panels.slice(index + 1)) {
        const apart =
          one.x + one.w <= other.x ||
          other.x + other.w <= one.x ||
          one.y + one.h <= other.y ||
          other.y + other.h <= one.y;
        expect(apart, `${title} and ${below}`).toBe(true);
      }
    }
  });

  it('asks sources that are provisioned', () => {
    const { datasources } = parse(writeDatasources()) as { readonly datasources: readonly { readonly uid: string }[] };
    expect(datasources.map(({ uid }) => uid)).toContain(SOURCES[board.source].uid);
    for (const { datasource, targets = [], title } of shown) {
      expect(datasource, title).toEqual(SOURCES[board.source]);
      expect(targets.length, title).toBeGreaterThan(0);
      for (const target of targets) expect(target.datasource, title).toEqual(SOURCES[board.source]);
    }
  });

  it('has a variable for each dimension that is a label by default, and for service, provider and model', () => {
    const dimensions = DIMENSIONS.filter(({ metricLabel }) => metricLabel).map(({ name }) => name);
    const names = (made.templating?.list ?? []).map(({ name }) => name);
    expect(names).toEqual([...dimensions, 'service', 'provider', 'model', 'jaeger']);
    expect(VARIABLES.map(({ name }) => name)).toEqual(names.slice(0, -1));
  });

  it.runIf(board.source === 'prometheus')('asks for metrics and labels that somebody declares', () => {
    for (const { title, queries } of panelsOf(board)) {
      for (const { text, legend = '' } of queries) {
        const filled = fillVariables(text);
        expect(filled, title).not.toContain('$');
        const { metrics, labels, wrong } = readPromql(filled);
        expect(wrong, `${title}: ${filled}`).toEqual([]);
        expect(metrics.length, title).toBeGreaterThan(0);
        for (const name of metrics) expect(DECLARED_METRICS, title).toContain(name);
        for (const name of labels) expect(DECLARED_LABELS, title).toContain(name);
        for (const [, name] of legend.matchAll(/\{\{(\w+)\}\}/g)) expect(labels, title).toContain(name);
      }
    }
  });

  it('links to what its rows have', () => {
    for (const { title, queries, links = [] } of panelsOf(board)) {
      const texts = queries.map(({ text }) => text).join('\n');
      for (const { url } of links) {
        for (const [, name = ''] of url.matchAll(/__(?:data\.fields|field\.labels)\.(\w+)/g))
          expect(texts, title).toContain(name);
        // Names with &, # or % are part of the address else.
        for (const [whole] of url.matchAll(/\$\{__(?:data\.fields|field\.labels)\.(?!trace_id)[^}]*\}/g))
          expect(whole, title).toContain(':percentencode');
        for (const [, name] of url.matchAll(/var-(\w+)=/g)) expect(VARIABLES.map((one) => one.name)).toContain(name);
        for (const [, uid] of url.matchAll(/\/d\/([\w-]+)/g)) expect(BOARDS.map((one) => one.uid)).toContain(uid);
      }
    }
  });
});
