import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as semconv from './semconv.ts';

const DOCS = readFileSync(new URL('../../../docs/attributes.md', import.meta.url), 'utf8');

/** Names in the page, those in braces each by itself. */
const DOCUMENTED = new Set(
  [...DOCS.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => {
    const [, before = '', among, after = ''] = /^(.*)\{(.*)\}(.*)$/.exec(code) ?? [];
    return among === undefined ? [code] : among.split(',').map((part) => `${before}${part}${after}`);
  }),
);

test.each(Object.entries(semconv))('%s = %s is in docs/attributes.md', (_, name) => {
  expect(DOCUMENTED).toContain(name);
});
