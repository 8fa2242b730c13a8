import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'vitest/config';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const config: ViteUserConfig = {
  root: folder('../..'),
  resolve: {
    alias: [
      {
        find: /^@spendspan\/example-local-provider$/,
        replacement: folder('../../examples/local-provider/src/index.ts'),
      },
      { find: /^@spendspan\/([a-z-]+)$/, replacement: `${folder('../../packages')}/$1/src/index.ts` },
    ],
  },
  test: {
    include: ['tests/stack/*.test.ts'],
    setupFiles: [folder('../../scripts/fuzz-seed.ts')],
    // Each file starts programs of its own.
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
};

export default config;
