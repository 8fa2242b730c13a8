import {
  type Dashboard,
  DashboardBuilder,
  DashboardLinkBuilder,
  DashboardLinkType,
  QueryVariableBuilder,
  RowBuilder,
  TextBoxVariableBuilder,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { CALLS, toCounter } from '../metric-names.ts';
import { buildPanel } from './build-panel.ts';
import { SOURCES } from './datasources.ts';
import type { BoardSpec } from './panel.ts';
import { ledgerVariableSql } from './sql.ts';
import { JAEGER_VARIABLE, VARIABLES } from './variables.ts';

/** Every board has it, and a link to those that have it. */
const TAG = 'spendspan';

/** A board as Grafana reads it from a file, in the classic schema: files in the v2 schema are refused. */
export function buildBoard(spec: BoardSpec): Dashboard {
  const board = new DashboardBuilder(spec.title)
    .uid(spec.uid)
    .description(spec.description)
    .tags([TAG])
    .readonly()
    .timezone('utc')
    .time({ from: spec.from, to: 'now' })
    .refresh('1m')
    .link(
      new DashboardLinkBuilder('Boards')
        .type(DashboardLinkType.Dashboards)
        .tags([TAG])
        .asDropdown(true)
        .includeVars(true)
        .keepTime(true),
    );
  for (const { name, heading, label } of VARIABLES) board.withVariable(makeVariable(spec, name, heading, label));
  board.withVariable(
    new TextBoxVariableBuilder(JAEGER_VARIABLE)
      .label('Jaeger')
      .description('Where the browser finds Jaeger')
      .defaultValue('http://127.0.0.1:16686'),
  );
  let id = 0;
  const nextId = (): number => {
    id += 1;
    return id;
  };
  for (const row of spec.rows) {
    board.withRow(new RowBuilder(row.title).id(nextId()));
    for (const panel of row.panels) board.withPanel(buildPanel(panel, spec.source).id(nextId()));
  }
  return board.build();
}

function makeVariable({ source }: BoardSpec, name: string, heading: string, label: string): QueryVariableBuilder {
  const query =
    source === 'prometheus'
      ? { qryType: 1, query: `label_values(${toCounter(CALLS)}, ${label})`, refId: name }
      : ledgerVariableSql(name);
  const variable = new QueryVariableBuilder(name)
    .label(heading)
    .description(`Only calls of this ${name}`)
    .datasource(SOURCES[source])
    .query(query)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalCaseInsensitiveAsc)
    .multi(true)
    .includeAll(true)
    .current({ selected: true, text: ['All'], value: ['$__all'] });
  // In SQL all are all that there are, each by its name.
  return source === 'prometheus' ? variable.allValue('.*') : variable;
}
