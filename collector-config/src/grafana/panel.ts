/** A query of a panel. */
export interface Query {
  /** PromQL or SQL, with variables of Grafana in it. */
  readonly text: string;
  /** Name of its series, or of its column. @default the labels */
  readonly legend?: string;
}

/** What a panel shows as one value, as lines over time, as bars of a ranking, or as a table. */
export type PanelKind = 'stat' | 'timeseries' | 'ranking' | 'table';

/** A panel of a board, before it is made JSON. */
export interface PanelSpec {
  /** Unique in its board. */
  readonly title: string;
  /** What the number is, for people who were not there when it was made. */
  readonly description: string;
  /** Whether it is made of `increase()`, samples or buckets: then it says so. */
  readonly approximate: boolean;
  readonly kind: PanelKind;
  /** https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/valueFormats/categories.ts */
  readonly unit: string;
  /** Units of single columns of a table, by their names. */
  readonly units?: Readonly<Record<string, string>>;
  readonly decimals?: number;
  /** Columns of 24. */
  readonly width: number;
  /** @default 8, of a stat 4 */
  readonly height?: number;
  readonly queries: readonly Query[];
  /** Shortest step between two points. @default that of the data source */
  readonly interval?: string;
  /** Whether series stand on each other. @default false */
  readonly stacked?: boolean;
  /** Values from which it turns yellow and red. */
  readonly warnFrom?: readonly [number, number];
  /** Links of cells and points. */
  readonly links?: readonly PanelLink[];
}

/** Where a click on a value leads. */
export interface PanelLink {
  readonly title: string;
  readonly url: string;
}

/** Panels under a heading. */
export interface BoardRow {
  readonly title: string;
  readonly panels: readonly PanelSpec[];
}

/** A board. */
export interface BoardSpec {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly source: 'prometheus' | 'clickhouse';
  /** `now-7d` */
  readonly from: string;
  readonly rows: readonly BoardRow[];
}
