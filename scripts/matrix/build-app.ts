import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Client } from './clients.ts';
import { listCases } from './list-cases.ts';
import type { ModuleSystem, Way } from './ways.ts';

const RUN = fileURLToPath(new URL('run.ts', import.meta.url));

/** Writes the application of a cell into the folder that its packages are installed in. Returns its file. */
export async function buildApp(
  folder: string,
  { way, modules, client }: { readonly way: Way; readonly modules: ModuleSystem; readonly client: Client },
): Promise<string> {
  const [format, extension] = modules === 'ESM' ? (['esm', 'mjs'] as const) : (['cjs', 'cjs'] as const);
  const runner = join(folder, `run.${extension}`);
  const common = { bundle: true, platform: 'node', target: 'node20', format, logLevel: 'error' } as const;
  await build({ ...common, entryPoints: [RUN], outfile: runner, external: ['@spendspan/*', 'openai'] });
  const source = join(folder, `${way.id}.${extension}`);
  writeFileSync(source, `${writeRun(modules, client)}\n${way.sources[modules]}\n`);
  for (const [name, text] of Object.entries(way.files ?? {})) writeFileSync(join(folder, name), text);
  if (!way.bundledBut) return source;
  const bundle = join(folder, `${way.id}.bundle.${extension}`);
  await build({
    ...common,
    entryPoints: [source],
    outfile: bundle,
    external: [...way.bundledBut],
    // Packages in CommonJS inside an ES module look for `require`: as documented in docs/compatibility.md.
    ...(modules === 'ESM' && {
      banner: {
        js: `import { createRequire as createBundleRequire } from 'node:module'; const require = createBundleRequire(import.meta.url);`,
      },
    }),
  });
  return bundle;
}

/** The head of an application: what runs the calls, and how it loads the modules that they need. */
function writeRun(modules: ModuleSystem, client: Client): string {
  const entries = ['ws', ...new Set(listCases(client).flatMap(({ entry }) => entry ?? []))];
  const load = modules === 'ESM' ? 'import' : 'require';
  // Each by its name, for bundlers.
  const loaders = entries.map((entry) => `  '${entry}': async () => ${load}('${entry}'),`);
  return [
    modules === 'ESM' ? `import { runCases } from './run.mjs';` : `const { runCases } = require('./run.cjs');`,
    `const modules = {\n${loaders.join('\n')}\n};`,
    `const run = (openai, adopt) => runCases(openai, (entry) => modules[entry](), adopt);`,
  ].join('\n');
}
