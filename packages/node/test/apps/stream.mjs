// Ends while an answer is still streaming: by process.exit(), or because nothing is left to do.
import OpenAI from 'openai';

const client = new OpenAI({ maxRetries: 0 });
const stream = await client.chat.completions.create(
  { model: 'gpt-4.1', messages: [{ role: 'user', content: 'How much is the fish?' }], stream: true },
  { headers: { 'x-local-output': 'one two three four five six seven eight nine ten' } },
);
for await (const _chunk of stream) process.exit(0);
