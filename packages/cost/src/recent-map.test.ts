import { expect, test } from 'vitest';
import { RecentMap } from './recent-map.ts';

test('never holds more than two generations', () => {
  const map = new RecentMap<number, string>(10);
  for (let key = 0; key < 1000; key++) {
    map.set(key, `${key}`);
    expect(map.size).toBeLessThanOrEqual(20);
  }
  expect(map.get(999)).toBe('999');
  expect(map.get(0)).toBeUndefined();
});

test('keeps what is in use while others come and go', () => {
  const map = new RecentMap<number, string>(10);
  map.set(-1, 'in use');
  for (let key = 0; key < 1000; key++) {
    map.set(key, 'passing');
    expect(map.get(-1)).toBe('in use');
  }
});

test('replaces a value without growing', () => {
  const map = new RecentMap<string, number>(1);
  for (let value = 0; value < 5; value++) map.set('key', value);
  expect([map.size, map.get('key'), [...map.values()]]).toEqual([1, 4, [4]]);
});
