import { context, propagation } from '@opentelemetry/api';
import { withAttribution } from '@spendspan/attribution';
import type OpenAI from 'openai';
import { ask, attempt } from '../ask.ts';

const TICKETS = [
  { user: 'ann', text: 'My invoice shows two charges for October. Which one is right?' },
  { user: 'ben', text: 'How do I move my workspace to another region without downtime?' },
  { user: 'ann', text: 'The export button does nothing in Safari.' },
] as const;

/** The support team: classifies and answers tickets, and sums up reviews at night. */
export async function runSupport(client: OpenAI): Promise<void> {
  await withAttribution({ team: 'support', project: 'helpdesk', environment: 'production' }, async () => {
    for (const { user, text } of TICKETS) {
      await withAttribution({ feature: '/tickets/classify', user }, () =>
        ask(client, 'gpt-4.1-mini', `Answer with one word, billing, bug or question: ${text}`),
      );
      await withAttribution({ feature: '/tickets/answer', user }, () =>
        ask(client, 'gpt-4.1', `Answer this customer in two sentences: ${text}`),
      );
    }
  });

  // Work that came from another service: its attribution arrived as W3C baggage, nobody here calls a helper.
  const upstream = propagation.createBaggage({
    'team.id': { value: 'support' },
    'project.id': { value: 'voice-of-customer' },
    'feature.path': { value: '/reviews/summarize' },
    'deployment.environment.name': { value: 'production' },
  });
  await context.with(propagation.setBaggage(context.active(), upstream), async () => {
    const reviews = 'great app; slow on Mondays; love the colours.';
    // Free, and a call all the same.
    await attempt('omni-moderation-latest', () =>
      client.moderations.create({ model: 'omni-moderation-latest', input: reviews.split('; ') }),
    );
    await ask(client, 'gemini-2.5-flash', `Sum up these reviews in one line: ${reviews}`);
  });
}
