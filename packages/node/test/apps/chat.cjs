// One call of the client in a CommonJS module, under a team.
const { context, propagation } = require('@opentelemetry/api');
const OpenAI = require('openai');

const client = new OpenAI({ maxRetries: 0 });
const baggage = propagation.createBaggage({ 'team.id': { value: 'growth' } });
context.with(propagation.setBaggage(context.active(), baggage), async () => {
  const answer = await client.chat.completions.create({
    model: 'gpt-4.1',
    messages: [{ role: 'user', content: 'How much is the fish?' }],
  });
  process.stdout.write(`${JSON.stringify({ model: answer.model })}\n`);
});
