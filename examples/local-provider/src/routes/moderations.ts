import { createLetterId } from '../ids.ts';
import { asList } from '../text.ts';
import type { Answer, ProviderCall, Route } from '../types.ts';

const CATEGORIES = [
  'harassment',
  'harassment/threatening',
  'hate',
  'hate/threatening',
  'illicit',
  'illicit/violent',
  'self-harm',
  'self-harm/instructions',
  'self-harm/intent',
  'sexual',
  'sexual/minors',
  'violence',
  'violence/graphic',
] as const;

/** `POST /v1/moderations`: nothing is ever flagged. */
export const moderations: Route = {
  method: 'POST',
  path: '/moderations',
  answer(call: ProviderCall): Answer {
    const { input } = call.body;
    const count = typeof input === 'string' ? 1 : Math.max(1, asList(input).length);
    return {
      status: 200,
      body: {
        id: createLetterId('modr-'),
        model: call.requestedModel || 'omni-moderation-latest',
        results: Array.from({ length: count }, createResult),
      },
    };
  },
};

function createResult(): unknown {
  return {
    flagged: false,
    categories: Object.fromEntries(CATEGORIES.map((name) => [name, false])),
    category_scores: Object.fromEntries(CATEGORIES.map((name) => [name, 0.000_01])),
    category_applied_input_types: Object.fromEntries(CATEGORIES.map((name) => [name, ['text']])),
  };
}
