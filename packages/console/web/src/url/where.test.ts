import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readWhere, writeWhere } from './where.ts';

it('reads the values that it has written, whatever they are', () => {
  const value = fc.string({ unit: fc.constantFrom('a', ',', '\\', '=', ' ', '☃') });
  fc.assert(
    fc.property(value, value, (team, project) => {
      expect(readWhere(writeWhere({ team, project }) ?? null)).toEqual({ team, project });
    }),
  );
});
