import { PanelBuilder as BarGaugeBuilder } from '@grafana/grafana-foundation-sdk/bargauge';
import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import {
  BarGaugeDisplayMode,
  BigValueColorMode,
  BigValueGraphMode,
  GraphDrawStyle,
  ReduceDataOptionsBuilder,
  StackingConfigBuilder,
  StackingMode,
  VizLegendOptionsBuilder,
  VizOrientation,
} from '@grafana/grafana-foundation-sdk/common';
import {
  type DataTransformerConfig,
  type DynamicConfigValue,
  type Panel,
  ThresholdsConfigBuilder,
  ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as TimeseriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { SOURCES } from './datasources.ts';
import type { BoardSpec, PanelKind, PanelSpec, Query } from './panel.ts';
import { sqlQuery } from './sql.ts';

type Source = BoardSpec['source'];

/** A panel that can be placed. */
type AnyBuilder = Builder<Panel> & { id(id: number): AnyBuilder };

/** What stands before the description of what is no exact number. */
const APPROXIMATE = 'Approximate. ';

/** A panel as Grafana reads it. */
export function buildPanel(spec: PanelSpec, source: Source): AnyBuilder {
  const builder = BUILDERS[spec.kind](spec)
    .title(spec.title)
    .description(`${spec.approximate ? APPROXIMATE : ''}${spec.description}`)
    .datasource(SOURCES[source])
    .unit(spec.unit)
    .span(spec.width)
    .height(spec.height ?? (spec.kind === 'stat' ? 4 : 8))
    .targets(spec.queries.map((query, index) => makeQuery(query, index, spec, source)))
    .noValue('–')
    .thresholds(makeThresholds(spec))
    .overrides(makeOverrides(spec));
  if (spec.decimals !== undefined) builder.decimals(spec.decimals);
  if (spec.interval !== undefined) builder.interval(spec.interval);
  return builder;
}

/** The methods that the builders of all kinds share. */
interface Shared extends AnyBuilder {
  title(title: string): this;
  description(description: string): this;
  datasource(source: object): this;
  unit(unit: string): this;
  span(width: number): this;
  height(height: number): this;
  targets(targets: Builder<Dataquery>[]): this;
  noValue(text: string): this;
  thresholds(thresholds: ThresholdsConfigBuilder): this;
  overrides(overrides: { matcher: { id: string; options?: unknown }; properties: DynamicConfigValue[] }[]): this;
  decimals(decimals: number): this;
  interval(interval: string): this;
  id(id: number): this;
}

const BUILDERS: Readonly<Record<PanelKind, (spec: PanelSpec) => Shared>> = {
  stat: (spec) =>
    new StatBuilder()
      .colorMode(spec.warnFrom ? BigValueColorMode.Value : BigValueColorMode.None)
      .graphMode(BigValueGraphMode.None)
      .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull'])) as unknown as Shared,
  timeseries: (spec) => {
    const builder = new TimeseriesBuilder().legend(
      new VizLegendOptionsBuilder().showLegend(true).calcs(spec.stacked ? ['sum'] : ['lastNotNull']),
    );
    if (spec.stacked) {
      builder
        .drawStyle(GraphDrawStyle.Bars)
        .fillOpacity(80)
        .stacking(new StackingConfigBuilder().mode(StackingMode.Normal));
    }
    return builder as unknown as Shared;
  },
  ranking: () =>
    new BarGaugeBuilder()
      .orientation(VizOrientation.Horizontal)
      .displayMode(BarGaugeDisplayMode.Basic)
      .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull'])) as unknown as Shared,
  table: (spec) => new TableBuilder().transformations(tidyTable(spec)) as unknown as Shared,
};

/** Over time as a range; all else as the one value at the end of the range. */
function makeQuery(query: Query, index: number, spec: PanelSpec, source: Source): Builder<Dataquery> {
  const refId = String.fromCharCode(65 + index);
  if (source === 'clickhouse') return sqlQuery(query, refId, spec.kind);
  const made = new DataqueryBuilder().refId(refId).datasource(SOURCES[source]).expr(query.text);
  if (spec.kind === 'timeseries') made.range();
  else made.instant();
  if (spec.kind === 'table') made.format(PromQueryFormat.Table);
  if (query.legend !== undefined && spec.kind !== 'table') made.legendFormat(query.legend);
  return made;
}

function makeThresholds({ warnFrom }: PanelSpec): ThresholdsConfigBuilder {
  const [yellow, red] = warnFrom ?? [];
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([
    { value: null, color: 'green' },
    ...(yellow === undefined || red === undefined
      ? []
      : [
          { value: yellow, color: 'yellow' },
          { value: red, color: 'red' },
        ]),
  ]);
}

/** One row for the labels that the queries share; a column for each query, named by its legend. */
function tidyTable({ queries }: PanelSpec): DataTransformerConfig[] {
  // SQL names its columns itself.
  if (queries.every(({ legend }) => legend === undefined)) return [];
  const names = Object.fromEntries(
    queries.map(({ legend }, index) => [`Value #${String.fromCharCode(65 + index)}`, legend ?? 'Value']),
  );
  const renameByName = queries.length === 1 ? { Value: queries[0]?.legend ?? 'Value', ...names } : names;
  return [
    { id: 'merge', options: {} },
    { id: 'organize', options: { excludeByName: { Time: true }, indexByName: {}, renameByName } },
  ];
}

function makeOverrides({ units = {}, links = [], kind }: PanelSpec) {
  const ofUnits = Object.entries(units).map(([name, unit]) => ({
    matcher: { id: 'byName', options: name },
    properties: [{ id: 'unit', value: unit }],
  }));
  if (links.length === 0) return ofUnits;
  const properties = [{ id: 'links', value: links.map(({ title, url }) => ({ title, url, targetBlank: false })) }];
  const matcher = kind === 'table' ? { id: 'byType', options: 'string' } : { id: 'byRegexp', options: '.*' };
  return [...ofUnits, { matcher, properties }];
}
