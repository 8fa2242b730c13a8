// Two calls of a copy of the client that no loader hook knows, as in a bundle: imported by its address.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { instrument } from '@spendspan/instrumentation-openai';

const { default: OpenAI } = await import(pathToFileURL(createRequire(import.meta.url).resolve('openai/index.mjs')));
const client = new OpenAI({ maxRetries: 0 });
if (process.argv[2] === 'instrument') instrument(client);
for (const input of ['fish', 'chips']) await client.embeddings.create({ model: 'text-embedding-3-small', input });
