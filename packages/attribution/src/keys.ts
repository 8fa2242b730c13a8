import {
  ATTR_CUSTOMER_ID,
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_FEATURE_PATH,
  ATTR_PROJECT_ID,
  ATTR_SESSION_ID,
  ATTR_TEAM_ID,
  ATTR_USER_ID,
} from './semconv.ts';
import type { AttributionOptions, Dimension } from './types.ts';

/** The dimensions every Spendspan package knows. A new one is one row here. */
export const DIMENSIONS: readonly Dimension[] = [
  { name: 'team', key: ATTR_TEAM_ID, metricLabel: true, aliases: [] },
  { name: 'project', key: ATTR_PROJECT_ID, metricLabel: true, aliases: [] },
  { name: 'feature', key: ATTR_FEATURE_PATH, metricLabel: true, aliases: [] },
  { name: 'environment', key: ATTR_DEPLOYMENT_ENVIRONMENT_NAME, metricLabel: true, aliases: [] },
  { name: 'user', key: ATTR_USER_ID, metricLabel: false, aliases: [] },
  { name: 'customer', key: ATTR_CUSTOMER_ID, metricLabel: false, aliases: [] },
  { name: 'session', key: ATTR_SESSION_ID, metricLabel: false, aliases: [] },
];

/** What every view shows for spend whose dimension is absent. It is a label for people, never an attribute value. */
export const UNATTRIBUTED = 'unattributed';

/** A baggage key is an HTTP token (https://www.w3.org/TR/baggage/#key). */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/**
 * The built-in dimensions plus the user's own, with the user's aliases.
 * @throws TypeError when a name or key is malformed or taken, or an alias names no dimension.
 */
export function resolveDimensions(options: AttributionOptions = {}): readonly Dimension[] {
  const byName = new Map(DIMENSIONS.map((dimension) => [dimension.name, dimension]));
  for (const [name, own] of Object.entries(options.dimensions ?? {})) {
    checkToken(own?.key, `dimensions.${name}.key`);
    for (const other of byName.values()) {
      if (other.name === name || other.key === own.key) {
        throw new TypeError(
          `[@spendspan/attribution] got dimension "${name}" with key "${own.key}", expected a name and key that "${other.name}" does not use; to read another baggage key for it use aliases: { ${other.name}: ["${own.key}"] }`,
        );
      }
    }
    byName.set(name, { name, key: own.key, metricLabel: own.metricLabel ?? false, aliases: [] });
  }
  for (const [name, aliases] of Object.entries(options.aliases ?? {})) {
    const dimension = byName.get(name);
    if (!dimension) {
      throw new TypeError(
        `[@spendspan/attribution] got aliases for "${name}", expected one of ${[...byName.keys()].join(', ')}; add it to dimensions first`,
      );
    }
    for (const alias of aliases) checkToken(alias, `aliases.${name}`);
    byName.set(name, { ...dimension, aliases: [...aliases] });
  }
  return [...byName.values()];
}

function checkToken(value: unknown, where: string): void {
  if (typeof value !== 'string' || !TOKEN.test(value)) {
    throw new TypeError(
      `[@spendspan/attribution] got ${JSON.stringify(value)} in ${where}, expected a baggage key (letters, digits and !#$%&'*+-.^_\`|~); rename it`,
    );
  }
}

/** Shared by every copy of this package in the process (ESM beside CommonJS, two versions). */
const CONFIGURED = Symbol.for('spendspan.attribution.dimensions');

type Configured = { [CONFIGURED]?: readonly Dimension[] };

/**
 * Makes dimensions and aliases of your own known to `withAttribution`, the instrumentation and the processors of this
 * process. `register({ attribution })` calls it; call it yourself, before the first model call, when you build your own SDK.
 * @throws TypeError when the options are malformed.
 */
export function configureAttribution(options: AttributionOptions): void {
  (globalThis as Configured)[CONFIGURED] = resolveDimensions(options);
}

/** The dimensions in force: the configured ones, else {@link DIMENSIONS}. */
export function activeDimensions(): readonly Dimension[] {
  return (globalThis as Configured)[CONFIGURED] ?? DIMENSIONS;
}
