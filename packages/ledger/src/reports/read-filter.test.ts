import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CallView } from '../call-store.ts';
import { readFilter } from './read-filter.ts';

/** Fields of calls are known without a look at the store. */
const NO_STORE = {} as CallView;

it.each([
  ['team=a\\,project=p', { team: 'a,project=p' }],
  ['team=a\\\\,project=p', { team: 'a\\', project: 'p' }],
  ['team=a\\\\', { team: 'a\\' }],
  ['team=C:\\temp,project=', { team: 'C:\\temp', project: null }],
  [' team=a=b', { team: 'a=b' }],
  ['', {}],
])('%s is read as %j', async (text, filter) => {
  expect(await readFilter(NO_STORE, text)).toEqual(filter);
});

it.each(['team', 'team=a,', ',', ' '])('%j is no filter', async (text) => {
  await expect(readFilter(NO_STORE, text)).rejects.toThrow('expected field=value');
});

it('any values come back that are written with a backslash before each comma and backslash', async () => {
  const value = fc.string({ unit: fc.constantFrom('a', ',', '\\', '=', ' ', '☃'), minLength: 1 });
  await fc.assert(
    fc.asyncProperty(value, value, async (team, project) => {
      const write = (text: string): string => text.replaceAll(/[\\,]/g, '\\$&');
      const text = `team=${write(team)},project=${write(project)}`;
      expect(await readFilter(NO_STORE, text)).toEqual({ team, project });
    }),
  );
});
