import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createPricer } from '../src/pricer.ts';

const BUILT = fileURLToPath(new URL('../dist/index.cjs', import.meta.url));

test('the built package has the prices of the sources', () => {
  const built = createRequire(import.meta.url)(BUILT) as { readonly createPricer: typeof createPricer };
  const at = Date.UTC(2026, 10, 20);
  const listed = built.createPricer().list({ at });
  expect(listed.length).toBeGreaterThan(1000);
  expect(listed).toEqual(createPricer().list({ at }));
});
