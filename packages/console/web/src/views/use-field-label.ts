import { useFields } from '../api/queries.ts';

const OWN_DIMENSION = 'dimension:';

/** What people call the fields of calls; a dimension of one's own has the name that it was given. */
export function useFieldLabel(): (field: string) => string {
  const { data } = useFields();
  return (field) =>
    data?.fields.find(({ name }) => name === field)?.label ??
    (field.startsWith(OWN_DIMENSION) ? field.slice(OWN_DIMENSION.length) : field);
}

/** Fields in a sentence: `team and cost reason`. */
export function listLabels(fields: readonly string[], labelOf: (field: string) => string): string {
  return fields.map((field) => labelOf(field).toLowerCase()).join(' and ');
}
