import { withAttribution } from '@spendspan/attribution';
import type OpenAI from 'openai';
import { ask, attempt } from '../ask.ts';

/** The growth team: writes to new customers, streams headlines, indexes the help pages. */
export async function runGrowth(client: OpenAI): Promise<void> {
  await withAttribution({ team: 'growth', project: 'onboarding', environment: 'production' }, async () => {
    for (const user of ['cleo', 'dan']) {
      await withAttribution({ feature: '/welcome/email', user }, () =>
        ask(client, 'claude-sonnet-4-5', 'Write a welcome mail of three sentences for a new customer of a photo app.'),
      );
    }
    await withAttribution({ feature: '/landing/headline', user: 'cleo' }, () =>
      attempt('gpt-4.1-mini', () => streamHeadline(client)),
    );
    // The gateway refuses this model for now; the call shows up as failed, and costs nothing.
    await withAttribution({ feature: '/landing/headline', user: 'dan' }, () =>
      ask(client, 'fail-429', 'Write a headline for a photo app.'),
    );
  });

  await withAttribution({ team: 'growth', project: 'search', feature: '/help/index', environment: 'staging' }, () =>
    attempt('text-embedding-3-small', () =>
      client.embeddings.create({
        model: 'text-embedding-3-small',
        input: ['How to share an album', 'How to restore a deleted photo', 'Plans and prices'],
      }),
    ),
  );
}

async function streamHeadline(client: OpenAI): Promise<string> {
  const stream = await client.chat.completions.create({
    model: 'gpt-4.1-mini',
    messages: [{ role: 'user', content: 'Write a headline of at most eight words for a photo app.' }],
    max_tokens: 200,
    stream: true,
    stream_options: { include_usage: true },
  });
  let headline = '';
  for await (const chunk of stream) headline += chunk.choices[0]?.delta.content ?? '';
  return headline;
}
