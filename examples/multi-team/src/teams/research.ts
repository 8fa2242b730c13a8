import { withAttribution } from '@spendspan/attribution';
import type OpenAI from 'openai';
import { ask, attempt } from '../ask.ts';

/** Long enough for a provider's prompt cache. */
const PAPER =
  'We study how the owners of software services notice, attribute and reduce what their calls to language models cost each month. '.repeat(
    40,
  );

/** The research team: digests papers, compares models, tries one of its own. */
export async function runResearch(client: OpenAI): Promise<void> {
  await withAttribution({ team: 'research', project: 'papers', environment: 'production', user: 'eva' }, async () => {
    await withAttribution({ feature: '/papers/digest' }, async () => {
      await ask(client, 'deepseek-v3.2', `Name the three main claims of this paper. ${PAPER}`);
      await ask(client, 'deepseek-v3.2', `Name the three main claims of this paper. ${PAPER}`);
    });
    await withAttribution({ feature: '/papers/outline' }, () =>
      attempt('gpt-4.1', () =>
        client.responses.create({
          model: 'gpt-4.1',
          instructions: 'You write outlines.',
          input: 'Outline a talk on the cost of language models.',
          max_output_tokens: 200,
        }),
      ),
    );
  });

  await withAttribution(
    { team: 'research', project: 'evals', feature: '/evals/nightly', environment: 'staging' },
    async () => {
      for (const model of ['gpt-4.1-mini', 'gemini-2.5-flash', 'claude-sonnet-4-5', 'house-model-7b']) {
        await ask(client, model, 'Is 1,009 a prime number? Answer yes or no.');
      }
    },
  );
}
