// Ends by itself with three calls whose answers nobody has read.
import OpenAI from 'openai';

const client = new OpenAI({ maxRetries: 0 });
const chat = { model: 'gpt-4.1', messages: [{ role: 'user', content: 'How much is the fish?' }] };
globalThis.kept = [
  await client.chat.completions.create({ ...chat, stream: true }),
  await client.chat.completions.create(chat).asResponse(),
  client.chat.completions.create(chat),
];
