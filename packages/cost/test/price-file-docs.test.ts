import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadPriceFile, parsePriceFile } from '../src/index.ts';

const page = readFileSync(new URL('../../../docs/price-file.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/```yaml\n(?<yaml>.*?)```\n(?:\n```text\n(?<error>.*?)\n```)?/gs)].map(
  ({ groups }) => ({
    yaml: groups?.['yaml'] ?? '',
    error: groups?.['error'],
  }),
);

test.each(blocks.filter(({ error }) => error === undefined))(
  'an example in the documentation is a price file: %#',
  ({ yaml }) => {
    expect(parsePriceFile(yaml, 'prices.yaml').providers).toHaveLength(1);
  },
);

test.each(blocks.filter(({ error }) => error !== undefined))('$error', ({ yaml, error }) => {
  expect(() => parsePriceFile(yaml, 'prices.yaml')).toThrow(expect.objectContaining({ message: error }));
});

test('the documentation has examples of both kinds, and every file that it links to', () => {
  expect(blocks.filter(({ error }) => error === undefined)).toHaveLength(2);
  expect(blocks.filter(({ error }) => error !== undefined)).toHaveLength(5);
  const files = [...page.matchAll(/\((\.\.\/packages\/cost\/price-files\/[a-z-]+\.yaml)\)/g)].map(
    ([, path = '']) => path,
  );
  for (const path of files) loadPriceFile(new URL(path, new URL('../../../docs/', import.meta.url)).pathname);
  expect(files).toHaveLength(5);
});
