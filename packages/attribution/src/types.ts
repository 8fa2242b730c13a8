/**
 * Who pays for the model calls of a piece of work. All parts optional; a dimension that is absent keeps the value it
 * already has in the context. Own dimensions (see {@link AttributionOptions}) are given by their name.
 */
export interface Attribution {
  readonly team?: string | undefined;
  readonly project?: string | undefined;
  readonly feature?: string | undefined;
  /** Overrides the resource's `deployment.environment.name` on the span. */
  readonly environment?: string | undefined;
  readonly user?: string | undefined;
  readonly customer?: string | undefined;
  /** Session or conversation. */
  readonly session?: string | undefined;
  readonly [dimension: string]: string | undefined;
}

/** One dimension by which spend is attributed. */
export interface Dimension {
  /** What code says: `team` in `withAttribution({ team: 'growth' })`. */
  readonly name: string;
  /** Baggage key and span attribute: `team.id`. */
  readonly key: string;
  /** Whether metrics carry it as a label. Off for dimensions without a bound on the number of their values. */
  readonly metricLabel: boolean;
  /** Other baggage keys that are read for it when `key` is absent: `['team']`. */
  readonly aliases: readonly string[];
}

export interface AttributionOptions {
  /**
   * Dimensions of your own, by name: `{ costCenter: { key: 'cost_center' } }`.
   * @default {}
   */
  readonly dimensions?: Readonly<Record<string, { readonly key: string; readonly metricLabel?: boolean }>>;
  /**
   * Baggage keys that your services already send, per dimension name: `{ team: ['team', 'x-team'] }`.
   * They are read when the dimension's own key is absent; the first one present wins.
   * @default {}
   */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
}
