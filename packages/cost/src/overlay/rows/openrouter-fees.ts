import type { FeeRow } from '../types.ts';
import { OPENROUTER } from './openrouter-source.ts';

/** Web searches by tools of the models' makers, through OpenRouter. */
export const OPENROUTER_FEES = (): readonly FeeRow[] => [
  {
    ...OPENROUTER,
    models: ['meta/muse-spark-1.1', 'meta/muse-spark-1.1-20260709'],
    from: '2026-07-09',
    fees: { web_search_call: '0.0025' },
  },
  {
    ...OPENROUTER,
    models: [
      'meta/muse-spark-1.2',
      'meta/muse-spark-1.2-20260805',
      'meta/muse-spark-1.2-contributor',
      'meta/muse-spark-1.2-contributor-20260805',
    ],
    from: '2026-08-05',
    fees: { web_search_call: '0.0025' },
  },
  {
    ...OPENROUTER,
    models: [
      'meta/muse-spark-1.3',
      'meta/muse-spark-1.3-20260902',
      'meta/muse-spark-1.3-contributor',
      'meta/muse-spark-1.3-contributor-20260902',
    ],
    from: '2026-09-02',
    fees: { web_search_call: '0.0025' },
  },
  {
    ...OPENROUTER,
    models: [
      'openai/gpt-6-luna',
      'openai/gpt-6-luna-pro',
      'openai/gpt-6-luna-20260922',
      'openai/gpt-6-sol',
      'openai/gpt-6-sol-pro',
      'openai/gpt-6-sol-20260922',
    ],
    from: '2026-09-22',
    fees: { web_search_call: '0.01' },
  },
  {
    ...OPENROUTER,
    models: ['openai/gpt-6.1-sol', 'openai/gpt-6.1-sol-pro', 'openai/gpt-6.1-sol-20260929'],
    from: '2026-09-29',
    fees: { web_search_call: '0.01' },
  },
  {
    ...OPENROUTER,
    models: [
      'anthropic/claude-haiku-5.5:batch',
      'openai/gpt-6-luna:batch',
      'openai/gpt-6-luna-pro:batch',
      'openai/gpt-6-sol:batch',
      'openai/gpt-6-sol-pro:batch',
      'openai/gpt-6.1-sol:batch',
      'openai/gpt-6.1-sol-pro:batch',
    ],
    from: '2026-10-01',
    fees: { web_search_call: '0.01' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-haiku-5.5', 'anthropic/claude-haiku-5.5-20261007', '~anthropic/claude-haiku-latest'],
    from: '2026-10-07',
    fees: { web_search_call: '0.01' },
  },
  {
    ...OPENROUTER,
    models: ['meta/muse-wonder', 'meta/muse-wonder-20261012'],
    from: '2026-10-12',
    fees: { web_search_call: '0.0025' },
  },
];
