import type { CallView } from '../call-store.ts';
import { ReportParameterError } from '../errors.ts';
import { readField } from './read-field.ts';

/** A comma, but for one that a backslash makes a part of the value. */
const SEPARATOR = /(?<!\\),/;

/**
 * What calls must have, from `team=growth,customer=Acme\, Inc.`, by field; null: they have none.
 * @throws ReportParameterError
 */
export async function readFilter(
  store: CallView,
  text: string | undefined,
): Promise<Readonly<Record<string, string | null>>> {
  const filter: Record<string, string | null> = {};
  for (const part of text === undefined ? [] : text.split(SEPARATOR)) {
    const [, name, value] = /^\s*([^=]+?)\s*=(.*)$/s.exec(part) ?? [];
    if (name === undefined || value === undefined) {
      throw new ReportParameterError('where', JSON.stringify(part.slice(0, 200)), 'field=value');
    }
    const field = await readField(store, 'where', name);
    if (Object.hasOwn(filter, field.name)) {
      throw new ReportParameterError('where', `two values of ${name}`, 'one of each field; ask twice');
    }
    filter[field.name] = value === '' ? null : value.replaceAll('\\,', ',');
  }
  return filter;
}
