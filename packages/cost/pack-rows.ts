import { runInThisContext } from 'node:vm';
import type { Options } from 'tsup';
import type { Overlay } from './src/overlay/overlay.ts';
import { packOverlay } from './src/overlay/packed-overlay.ts';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/**
 * Puts the rows of our prices into a bundle as JSON in one string, which is read at the first price: as a program they are
 * most of the package, and every import has to look through them.
 */
export const packRows: Plugin = {
  name: 'pack-rows',
  setup({ onLoad, esbuild }) {
    onLoad({ filter: /[\\/]overlay[\\/]rows\.ts$/ }, async ({ path }) => {
      const { outputFiles } = await esbuild.build({
        entryPoints: [path],
        bundle: true,
        write: false,
        format: 'iife',
        globalName: 'rows',
      });
      const made = runInThisContext(`(() => { ${outputFiles[0]?.text}; return rows.makeOverlay(); })()`) as Overlay;
      const text = JSON.stringify(JSON.stringify(packOverlay(made)));
      return {
        // As in `pack-catalogue.ts`.
        contents: `import { unpackOverlay } from './packed-overlay.ts';
          const { parse } = JSON;
          export const makeOverlay = () => unpackOverlay(parse(${text}));`,
        loader: 'ts',
      };
    });
  },
};
