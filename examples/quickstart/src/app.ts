import { withAttribution } from '@spendspan/attribution';
import OpenAI from 'openai';

const client = new OpenAI();

const answer = await withAttribution({ team: 'growth', project: 'onboarding', feature: '/welcome' }, () =>
  client.chat.completions.create({
    model: 'gpt-4.1-mini',
    messages: [{ role: 'user', content: 'Say hello to a new customer.' }],
  }),
);
console.log(answer.choices[0]?.message.content);
