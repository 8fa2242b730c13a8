import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The page: `web/` becomes static files in `dist/web`, which the console serves. Nothing is loaded from elsewhere. */
const config: UserConfig = {
  root: folder('web'),
  plugins: [react()],
  build: {
    outDir: folder('dist/web'),
    emptyOutDir: true,
    // The policy of the page allows no data: addresses, and no script in the markup.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
  },
};

export default config;
