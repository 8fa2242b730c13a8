import type { CallStore, CallView } from '../call-store.ts';
import { ReportParameterError } from '../errors.ts';
import type { AskOptions } from '../types.ts';
import { readField } from './read-field.ts';

/** What stands between commas: a backslash makes a comma, and another backslash, a part of the value. */
const PART = /(?:^|,)((?:\\[\\,]|[^,])*)/g;

/**
 * What calls must have, from `team=growth,customer=Acme\, Inc.`, by field; null: they have none. A backslash stands for
 * itself, but for one before a comma or before another one. Nothing is no filter.
 * @throws ReportParameterError
 */
export async function readFilter(
  store: CallView,
  text: string | undefined,
): Promise<Readonly<Record<string, string | null>>> {
  const filter: Record<string, string | null> = {};
  for (const [, part = ''] of text ? text.matchAll(PART) : []) {
    const [, name, value] = /^\s*([^=]+?)\s*=(.*)$/s.exec(part) ?? [];
    if (name === undefined || value === undefined) {
      throw new ReportParameterError('where', JSON.stringify(part.slice(0, 200)), 'field=value');
    }
    const field = await readField(store, 'where', name);
    if (Object.hasOwn(filter, field.name)) {
      throw new ReportParameterError('where', `two values of ${name}`, 'one of each field; ask twice');
    }
    filter[field.name] = value === '' ? null : value.replaceAll(/\\([\\,])/g, '$1');
  }
  return filter;
}

/** The same, in a view of its own where there is something to look up: a question that can be given up. */
export async function askFilter(
  store: CallStore,
  text: string | undefined,
  options?: AskOptions,
): Promise<Readonly<Record<string, string | null>>> {
  return text === undefined ? {} : store.view((view) => readFilter(view, text), options);
}
