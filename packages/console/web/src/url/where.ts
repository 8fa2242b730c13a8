/** Values that calls must have, by field; an empty one: they have none. */
export type Where = Readonly<Record<string, string>>;

/** What stands between commas: a backslash makes a comma, and another backslash, a part of the value. */
const PART = /(?:^|,)((?:\\[\\,]|[^,])*)/g;

/** Reads `team=growth,customer=Acme\, Inc.`, as the report takes it. */
export function readWhere(text: string | null): Where {
  if (text === null || text === '') return {};
  return Object.fromEntries(
    Array.from(text.matchAll(PART), ([, part = '']) => {
      const at = part.indexOf('=');
      return at < 0 ? [part, ''] : [part.slice(0, at).trim(), part.slice(at + 1).replaceAll(/\\([\\,])/g, '$1')];
    }),
  );
}

/** Writes what {@link readWhere} reads; undefined for no filter. */
export function writeWhere(where: Where): string | undefined {
  const parts = Object.entries(where).map(([field, value]) => `${field}=${value.replaceAll(/[\\,]/g, '\\$&')}`);
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
