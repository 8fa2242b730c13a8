import type { CallView } from '../call-store.ts';
import { findClosest } from '../closest.ts';
import { ReportParameterError } from '../errors.ts';
import { FIELDS, type Field, findField, ownDimension, readOwnDimension } from '../fields.ts';

/**
 * A field of ours, or a dimension of the user's own that some call has.
 * @throws ReportParameterError
 */
export async function readField(store: CallView, parameter: string, name: string): Promise<Field> {
  const known = FIELDS.find((field) => field.name === name);
  if (known) return known;
  // By its own name, or as exports name it: dimension:cost_center.
  const dimension = readOwnDimension(name) ?? name;
  const own = ownDimension(dimension);
  if (/^[\w.-]{1,64}$/.test(dimension) && (await store.listValues(own)).length > 0) return findField(own);
  const closest = findClosest(
    name,
    FIELDS.map((field) => field.name),
  ).join(', ');
  throw new ReportParameterError(
    parameter,
    JSON.stringify(name.slice(0, 80)),
    `a field of calls, such as ${closest}, or a dimension of your own that some call has`,
  );
}
