import type { PriceRow } from '../types.ts';
import { OPENROUTER } from './openrouter-source.ts';

/** What OpenRouter asks for models of Meta, where the base lacks it or has an older price. */
export const OPENROUTER_META = (): readonly PriceRow[] => [
  {
    ...OPENROUTER,
    models: ['meta-llama/llama-3.1-70b-instruct'],
    from: '2026-10-19',
    usd: { input: '0.4', output: '0.4' },
  },
  {
    ...OPENROUTER,
    models: ['meta-llama/llama-3.1-70b-instruct'],
    from: '2026-11-03',
    usd: { input: '0.72', output: '0.72' },
  },
  {
    ...OPENROUTER,
    models: ['meta-llama/llama-3.1-8b-instruct'],
    from: '2026-10-19',
    usd: { input: '0.05', cached_input: '0.025', output: '0.08' },
  },
  {
    ...OPENROUTER,
    models: ['meta-llama/llama-3.2-1b-instruct'],
    from: '2026-10-19',
    usd: { input: '0.027', output: '0.201' },
  },
  {
    ...OPENROUTER,
    models: ['meta-llama/llama-3.2-3b-instruct'],
    from: '2026-10-19',
    usd: { input: '0.0509', output: '0.335' },
  },
  {
    ...OPENROUTER,
    models: ['meta-llama/llama-3.3-70b-instruct'],
    from: '2026-10-19',
    usd: { input: '0.1', output: '0.32' },
  },
  {
    ...OPENROUTER,
    models: ['meta-llama/llama-3.3-70b-instruct'],
    from: '2026-11-03',
    usd: { input: '0.45', output: '0.9' },
  },
  {
    ...OPENROUTER,
    models: ['meta-llama/llama-3.3-70b-instruct'],
    from: '2026-11-09',
    usd: { input: '0.59', cached_input: '0.295', output: '0.79' },
  },
  {
    ...OPENROUTER,
    models: ['meta-llama/llama-4-maverick-17b-128e-instruct'],
    from: '2026-10-01',
    usd: { input: '0.15', output: '0.6' },
  },
  {
    ...OPENROUTER,
    models: ['meta-llama/llama-4-maverick', 'meta-llama/llama-4-maverick-17b-128e-instruct'],
    from: '2026-10-19',
    usd: { input: '0.1875', cached_input: '0.05', output: '0.6525' },
  },
  {
    ...OPENROUTER,
    models: ['meta-llama/llama-4-maverick', 'meta-llama/llama-4-maverick-17b-128e-instruct'],
    from: '2026-11-03',
    usd: { input: '0.35', cached_input: '0.17', output: '1' },
  },
  {
    ...OPENROUTER,
    models: ['meta-llama/llama-4-scout-17b-16e-instruct'],
    from: '2026-10-01',
    usd: { input: '0.08', output: '0.3' },
  },
  {
    ...OPENROUTER,
    models: ['meta-llama/llama-4-scout', 'meta-llama/llama-4-scout-17b-16e-instruct'],
    from: '2026-10-19',
    usd: { input: '0.1', output: '0.3' },
  },
  {
    ...OPENROUTER,
    models: ['meta-llama/llama-guard-4-12b'],
    from: '2026-10-19',
    usd: { input: '0.18', output: '0.18' },
  },
  {
    ...OPENROUTER,
    models: ['meta/muse-glimmer-30b', 'meta/muse-glimmer-30b-20260810'],
    from: '2026-08-10',
    usd: { input: '0.3', cached_input: '0.04', output: '1.2' },
  },
  {
    ...OPENROUTER,
    models: ['meta/muse-glimmer-30b:batch'],
    from: '2026-10-01',
    usd: { input: '0.24', cached_input: '0.032', output: '0.96' },
  },
  {
    ...OPENROUTER,
    models: ['meta/muse-spark-1.1', 'meta/muse-spark-1.1-20260709'],
    from: '2026-07-09',
    usd: { input: '1.25', cached_input: '0.15', output: '4.25' },
  },
  {
    ...OPENROUTER,
    models: ['meta/muse-spark-1.2', 'meta/muse-spark-1.2-20260805'],
    from: '2026-08-05',
    usd: { input: '1.25', cached_input: '0.15', output: '4.25' },
  },
  {
    ...OPENROUTER,
    models: ['meta/muse-spark-1.2-contributor', 'meta/muse-spark-1.2-contributor-20260805'],
    from: '2026-08-05',
    usd: { input: '0.1', cached_input: '0.002', output: '0.2' },
  },
  {
    ...OPENROUTER,
    models: ['meta/muse-spark-1.3', 'meta/muse-spark-1.3-20260902'],
    from: '2026-09-02',
    usd: { input: '1.25', cached_input: '0.15', output: '4.25' },
  },
  {
    ...OPENROUTER,
    models: ['meta/muse-spark-1.3-contributor', 'meta/muse-spark-1.3-contributor-20260902'],
    from: '2026-09-02',
    usd: { input: '0.1', cached_input: '0.002', output: '0.2' },
  },
  {
    ...OPENROUTER,
    models: ['meta/muse-spark-open', 'meta/muse-spark-open-20261015'],
    from: '2026-10-15',
    usd: { input: '1.25', cached_input: '0.15', output: '4.25' },
  },
  {
    ...OPENROUTER,
    models: ['meta/muse-wonder', 'meta/muse-wonder-20261012'],
    from: '2026-10-12',
    usd: { input: '4', cached_input: '0.2', output: '20' },
  },
];
