import { describe, expect, it } from 'vitest';
import { createHiddenField } from './hidden-field.ts';

describe('a hidden field', () => {
  it('has the latest value of each object', () => {
    const field = createHiddenField<object, number>();
    const [one, other] = [{}, {}];
    expect(field.get(one)).toBeUndefined();
    field.set(one, 1);
    field.set(other, 2);
    field.set(one, 3);
    expect([field.get(one), field.get(other)]).toEqual([3, 2]);
  });

  it.each([
    ['an object', {}],
    ['one that is frozen', Object.freeze({})],
    ['one without a prototype', Object.create(null)],
    ['a proxy', new Proxy({}, {})],
    ['a function', () => {}],
    ['a promise', Promise.resolve()],
  ])('is on %s, and cannot be seen there', (_, holder: object) => {
    const field = createHiddenField<object, string>();
    field.set(holder, 'value');
    expect(field.get(holder)).toBe('value');
    expect(Reflect.ownKeys(holder).filter((key) => !['length', 'name'].includes(String(key)))).toEqual([]);
  });

  it('is another than any other field of the same object', () => {
    const [one, other] = [createHiddenField<object, number>(), createHiddenField<object, number>()];
    const holder = {};
    one.set(holder, 1);
    expect(other.get(holder)).toBeUndefined();
  });

  it('is not on what its object is copied to, or what inherits from it', () => {
    const field = createHiddenField<object, number>();
    const holder = {};
    field.set(holder, 1);
    expect(field.get({ ...holder })).toBeUndefined();
    expect(field.get(Object.create(holder))).toBeUndefined();
  });
});
