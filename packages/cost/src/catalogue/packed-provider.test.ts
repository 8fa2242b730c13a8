import { waitForUpdate } from '@pydantic/genai-prices';
import { expect, test } from 'vitest';
import { packProvider } from './packed-provider.ts';

test('a provider that was packed and read has all that prices depend on', async () => {
  const providers = (await waitForUpdate()) ?? [];
  for (const provider of providers) {
    const packed = JSON.parse(packProvider(provider));
    // Prices are objects of a class there.
    const { models, id, fallback_model_providers, pricing_urls } = structuredClone(provider);
    const needed = models.map(({ id: model, match, prices }) => ({ id: model, match, prices }));
    expect(packed).toEqual({ id, models: needed, fallback_model_providers, pricing_urls });
  }
  expect(providers.length).toBeGreaterThan(0);
});
