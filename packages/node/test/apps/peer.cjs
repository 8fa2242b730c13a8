// An application that has the official instrumentation of the client, too. CLIENT is a file beside the client to load.
const { createRequire } = require('node:module');
const { OpenAIInstrumentation } = require('@opentelemetry/instrumentation-openai');
const { register } = require('@spendspan/node');
const { withAttribution } = require('@spendspan/attribution');

register({ instrumentations: [new OpenAIInstrumentation()] });
const { OpenAI } = createRequire(process.env.CLIENT)('openai');

const messages = [{ role: 'user', content: 'Hi.' }];
const client = new OpenAI({ maxRetries: 0 });
withAttribution({ team: 'growth' }, async () => {
  const chat = await client.chat.completions.create({ model: 'gpt-4.1', messages });
  const stream = await client.chat.completions.create({
    model: 'gpt-4.1',
    messages,
    stream: true,
    stream_options: { include_usage: true },
  });
  let chunks = 0;
  for await (const _ of stream) chunks += 1;
  const { data } = await client.embeddings.create({ model: 'text-embedding-3-small', input: 'Hi.', dimensions: 4 });
  console.log(JSON.stringify([chat.choices.length, chunks > 1, data[0].embedding.length]));
});
