import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'vitest/config';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const config: ViteUserConfig = {
  root: folder('../..'),
  resolve: {
    alias: [{ find: /^@spendspan\/([a-z-]+)$/, replacement: `${folder('../../packages')}/$1/src/index.ts` }],
  },
  test: {
    include: ['tests/clickhouse/*.test.ts'],
    setupFiles: [folder('../../scripts/fuzz-seed.ts')],
    globalSetup: [folder('global-setup.ts')],
    // The engine runs one statement after the other, for all tests.
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
};

export default config;
