// Registers in code, after the client was required.
const OpenAI = require('openai');
const { register } = require('@spendspan/node');

register();
const client = new OpenAI({ maxRetries: 0 });
client.embeddings.create({ model: 'text-embedding-3-small', input: 'fish' });
