import { expect, test } from 'vitest';
import { parseEvents } from './event-stream.ts';

test.each([
  ['data: {"a":1}\n\ndata: {"a":2}\n\ndata: [DONE]\n\n', [{ a: 1 }, { a: 2 }]],
  ['event: response.created\r\ndata: {"a":1}\r\n\r\n: comment\r\n\r\ndata:{"a":\r\ndata:2}', [{ a: 1 }, { a: 2 }]],
  ['data: {"a":1}\n\ndata: {"cut', [{ a: 1 }]],
  ['<html>no events</html>', []],
  ['', []],
])('the values of %j', (text, values) => {
  expect(parseEvents(text)).toEqual(values);
});
