// Registers in code, after the client's module was linked by the static import.
import { register } from '@spendspan/node';
import OpenAI from 'openai';

register();
const client = new OpenAI({ maxRetries: 0 });
await client.embeddings.create({ model: 'text-embedding-3-small', input: 'fish' });
