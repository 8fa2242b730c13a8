import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { packCatalogue } from '../pack-catalogue.ts';
import { loadProvider } from '../src/catalogue/load-provider.ts';
import { packProvider } from '../src/catalogue/packed-provider.ts';
import type { Provider } from '../src/catalogue/provider-data.ts';
import { PROVIDERS } from '../src/catalogue/providers.ts';

test('a bundle has of every provider what prices need, and nothing of those that there are not', async () => {
  const { outputFiles } = await build({
    entryPoints: [new URL('../src/catalogue/load-provider.ts', import.meta.url).pathname],
    plugins: [packCatalogue],
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
  });
  // Its terms: they go wherever the data goes.
  expect(outputFiles[0]?.text).toContain('Copyright (c) Pydantic Services Inc.');
  const address = `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')}`;
  const bundle: { loadProvider(id: string): Provider | undefined } = await import(address);

  for (const id of PROVIDERS) {
    const provider = loadProvider(id);
    expect(provider && JSON.stringify(bundle.loadProvider(id)), id).toBe(provider && packProvider(provider));
  }
  for (const id of ['', 'open', 'OpenAI', 'constructor', '__proto__'])
    expect(bundle.loadProvider(id), id).toBeUndefined();
});
