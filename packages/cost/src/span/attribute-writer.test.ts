import type { Attributes } from '@opentelemetry/api';
import { describe, expect, test } from 'vitest';
import { AttributeWriter } from './attribute-writer.ts';

const putTwo = (usd: number, to: Attributes): void => {
  to['a'] = usd;
  to['b'] = 'priced';
};

describe.each([
  ['a copy', (own: Attributes) => ({ ...own })],
  ['frozen', (own: Attributes) => Object.freeze({ ...own })],
  ["the span's own", (own: Attributes) => own],
])('where the attributes that a span shows are %s', (_which, show) => {
  test('all that is written comes to the span', () => {
    const own: Attributes = {};
    const span = {
      get attributes() {
        return show(own);
      },
      setAttribute: (key: string, value: string) => {
        own[key] = value;
      },
    };
    const writer = new AttributeWriter(span, span as never);
    writer.set('c', true);
    writer.setAll(1.5, putTwo);
    expect(own).toEqual({ a: 1.5, b: 'priced', c: true });
  });
});
