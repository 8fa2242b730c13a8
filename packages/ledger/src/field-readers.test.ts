import { expect, test } from 'vitest';
import { makeCall } from '../test/calls.ts';
import { findFieldReader } from './field-readers.ts';
import { UTC } from './period/time-zone.ts';

test('a dimension that is called like a member of every object is absent where a call has none', () => {
  const read = findFieldReader('dimension:toString', UTC);
  expect(read(makeCall())).toBeNull();
  expect(read(makeCall({ attribution: { toString: 'x' } as never }))).toBe('x');
});
