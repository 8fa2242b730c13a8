import { findProvider } from '@pydantic/genai-prices';
import { loadOverlay } from '../../src/overlay/load-overlay.ts';

const OVERLAY = loadOverlay();

/** A model that somebody lists. */
export interface KnownModel {
  readonly provider: string;
  readonly model: string;
}

/** Providers of the catalogue that have a host of their own here. */
const PROVIDERS = [
  'anthropic',
  'aws',
  'azure',
  'cerebras',
  'cohere',
  'deepseek',
  'fireworks',
  'google',
  'groq',
  'minimax',
  'mistral',
  'moonshotai',
  'novita',
  'openai',
  'openrouter',
  'perplexity',
  'together',
  'voyageai',
  'x-ai',
  'zai',
];

/** Every model of the base catalogue and of the overlay. */
export const KNOWN_MODELS: readonly KnownModel[] = [...listBase(), ...listOverlay()];

/** Every tier that a row of the overlay is of, the standard one, and two that have no price. */
export const TIERS: readonly (string | undefined)[] = [
  ...new Set([undefined, ...OVERLAY.prices.map(({ tier }) => tier), 'fast', 'scale']),
];

function listBase(): readonly KnownModel[] {
  return PROVIDERS.flatMap((provider) =>
    (findProvider({ providerId: provider })?.models ?? []).map(({ id }) => ({ provider, model: id })),
  );
}

function listOverlay(): readonly KnownModel[] {
  return OVERLAY.prices.flatMap(({ providers, models, example = '' }) =>
    providers.flatMap((provider) =>
      (models instanceof RegExp ? [example] : models).map((model) => ({ provider, model })),
    ),
  );
}
