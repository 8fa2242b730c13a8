/** Values that calls must have, by field; an empty one: they have none. */
export type Where = Readonly<Record<string, string>>;

/** Reads `team=growth,customer=Acme\, Inc.`, as the report takes it. */
export function readWhere(text: string | null): Where {
  if (text === null || text === '') return {};
  return Object.fromEntries(
    text.split(/(?<!\\),/).map((part) => {
      const at = part.indexOf('=');
      return at < 0 ? [part, ''] : [part.slice(0, at).trim(), part.slice(at + 1).replaceAll('\\,', ',')];
    }),
  );
}

/** Writes what {@link readWhere} reads; undefined for no filter. */
export function writeWhere(where: Where): string | undefined {
  const parts = Object.entries(where).map(([field, value]) => `${field}=${value.replaceAll(',', '\\,')}`);
  return parts.length === 0 ? undefined : parts.join(',');
}

/** The same without a field. */
export function dropField(where: Where, field: string): Where {
  return Object.fromEntries(Object.entries(where).filter(([other]) => other !== field));
}

/** What a report was filtered by; `null` in it is none. */
export function toWhere(filter: Readonly<Record<string, string | null>>): Where {
  return Object.fromEntries(Object.entries(filter).map(([field, value]) => [field, value ?? '']));
}
