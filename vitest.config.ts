import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'vitest/config';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const config: ViteUserConfig = {
  resolve: {
    // In-process tests read the sources; tests that start a process of their own use what the build made.
    alias: [
      { find: /^@spendspan\/example-local-provider$/, replacement: folder('examples/local-provider/src/index.ts') },
      { find: /^@spendspan\/([a-z-]+)$/, replacement: `${folder('packages')}/$1/src/index.ts` },
    ],
  },
  test: {
    include: [
      'packages/*/{src,test}/**/*.test.ts',
      'packages/*/web/{src,test}/**/*.test.ts',
      'examples/*/{src,test}/**/*.test.ts',
      'collector-config/{src,stack,test}/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    setupFiles: [folder('scripts/fuzz-seed.ts')],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // At the default of a second, what is slow on a loaded machine fails as if it never came.
    expect: { poll: { timeout: 30_000 } },
    reporters: ['default', folder('scripts/summary-reporter.ts')],
  },
};

export default config;
