import type { Provider } from './provider-data.ts';

/** JSON of what prices need of a provider, without descriptions, names and what reads answers. */
export function packProvider({ id, models, fallback_model_providers, pricing_urls }: Provider): string {
  const needed: Provider = {
    id,
    models: models.map(({ id: model, match, prices }) => ({ id: model, match, prices })),
    ...(fallback_model_providers && { fallback_model_providers }),
    ...(pricing_urls && { pricing_urls }),
  };
  return JSON.stringify(needed);
}
