import { DIMENSIONS, UNATTRIBUTED } from '@spendspan/attribution';

/** A property of calls by which reports filter and break down. */
export interface Field {
  readonly name: string;
  /** Heading for people. */
  readonly label: string;
  /** What calls without a value are shown as. */
  readonly absentKey: string;
  /** Times run in their own order; everything else by cost. */
  readonly order: 'cost' | 'key';
}

const ABSENT = 'unknown';

/** Every field: the attribution dimensions, then what the call itself says. */
export const FIELDS: readonly Field[] = [
  ...DIMENSIONS.map(({ name }): Field => ({ name, label: capitalize(name), absentKey: UNATTRIBUTED, order: 'cost' })),
  { name: 'model', label: 'Model', absentKey: ABSENT, order: 'cost' },
  { name: 'provider', label: 'Provider', absentKey: ABSENT, order: 'cost' },
  { name: 'service', label: 'Service', absentKey: ABSENT, order: 'cost' },
  { name: 'operation', label: 'Operation', absentKey: ABSENT, order: 'cost' },
  { name: 'costStatus', label: 'Cost status', absentKey: ABSENT, order: 'cost' },
  { name: 'costReason', label: 'Cost reason', absentKey: 'none', order: 'cost' },
  { name: 'trace', label: 'Trace', absentKey: ABSENT, order: 'cost' },
  { name: 'span', label: 'Span', absentKey: ABSENT, order: 'cost' },
  { name: 'parent', label: 'Parent span', absentKey: 'none', order: 'cost' },
  { name: 'startedAt', label: 'Started', absentKey: ABSENT, order: 'key' },
  { name: 'host', label: 'Host', absentKey: ABSENT, order: 'cost' },
  { name: 'tier', label: 'Tier', absentKey: 'not stated', order: 'cost' },
  { name: 'status', label: 'Status', absentKey: ABSENT, order: 'cost' },
  { name: 'errorType', label: 'Error', absentKey: 'none', order: 'cost' },
  { name: 'usageReason', label: 'Usage reason', absentKey: 'complete', order: 'cost' },
  { name: 'attempts', label: 'Attempts', absentKey: 'not stated', order: 'cost' },
  { name: 'hour', label: 'Hour', absentKey: ABSENT, order: 'key' },
  { name: 'day', label: 'Day', absentKey: ABSENT, order: 'key' },
  { name: 'week', label: 'Week', absentKey: ABSENT, order: 'key' },
  { name: 'month', label: 'Month', absentKey: ABSENT, order: 'key' },
];

/** Whether a field tells when a call started, so that its values have an order of their own. */
export function isOfTime(field: string): boolean {
  return FIELDS.some(({ name, order }) => name === field && order === 'key');
}

/** What begins the name of a field that is a dimension of the user's own: `dimension:cost_center`. */
const OWN_DIMENSION = 'dimension:';

/** The field that is a dimension of the user's own. */
export function ownDimension(dimension: string): string {
  return `${OWN_DIMENSION}${dimension}`;
}

/** The name of the user's own dimension that a field is, if it is one. */
export function readOwnDimension(field: string): string | undefined {
  return field.startsWith(OWN_DIMENSION) ? field.slice(OWN_DIMENSION.length) : undefined;
}

/**
 * The field of that name.
 * @throws RangeError when there is none: reports name their fields in code.
 */
export function findField(name: string): Field {
  const own = readOwnDimension(name);
  if (own) return { name, label: own, absentKey: UNATTRIBUTED, order: 'cost' };
  const field = FIELDS.find((candidate) => candidate.name === name);
  if (!field) {
    const known = FIELDS.map((candidate) => candidate.name).join(', ');
    throw new RangeError(`[@spendspan/ledger] got field ${JSON.stringify(name)}, expected one of ${known}`);
  }
  return field;
}

function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
