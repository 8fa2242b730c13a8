// Registers in code, before the client is imported.
import { register } from '@spendspan/node';

register();
const { default: OpenAI } = await import('openai');
const client = new OpenAI({ maxRetries: 0 });
await client.embeddings.create({ model: 'text-embedding-3-small', input: 'fish' });
