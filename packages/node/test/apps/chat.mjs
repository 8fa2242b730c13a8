// One call of the client in an ES module, under a team; what it prints is what the application saw.
import { context, propagation } from '@opentelemetry/api';
import OpenAI from 'openai';

const client = new OpenAI({ maxRetries: 0 });
const baggage = propagation.createBaggage({ 'team.id': { value: 'growth' } });
await context.with(propagation.setBaggage(context.active(), baggage), async () => {
  const answer = await client.chat.completions.create({
    model: 'gpt-4.1',
    messages: [{ role: 'user', content: 'How much is the fish?' }],
  });
  process.stdout.write(`${JSON.stringify({ model: answer.model })}\n`);
});
