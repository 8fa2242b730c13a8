// The usual mistake: the setup comes first in the file, but ES modules are linked before any of them runs.
import './setup.mjs';
import OpenAI from 'openai';

const client = new OpenAI({ maxRetries: 0 });
await client.embeddings.create({ model: 'text-embedding-3-small', input: 'fish' });
