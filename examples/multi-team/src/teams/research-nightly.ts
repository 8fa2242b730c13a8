import { withAttribution } from '@spendspan/attribution';
import type OpenAI from 'openai';
import { attempt } from '../ask.ts';
import { collectBatch, orderBatch } from '../batches.ts';

const TITLES = [
  'Who pays for tokens? A survey of forty companies',
  'Prompt caches in practice',
  'Small models for long papers',
] as const;

/** The research team at night: keywords for new papers, ordered as a batch and waited for. It is the team's all the while. */
export async function runResearchNightly(client: OpenAI): Promise<void> {
  const owner = { team: 'research', project: 'papers', feature: '/papers/keywords', environment: 'production' };
  await withAttribution(owner, () =>
    attempt('gpt-4.1-mini', async () => {
      const bodies = TITLES.map((title) => ({
        model: 'gpt-4.1-mini',
        messages: [{ role: 'user', content: `Three keywords for this paper: ${title}` }],
        max_tokens: 200,
      }));
      return collectBatch(client, await orderBatch(client, { endpoint: '/v1/chat/completions', bodies }));
    }),
  );
}
