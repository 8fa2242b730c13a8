// The morning's job, a process of its own: it reads what a batch of last night answered, and knows nothing of who ordered it.
import OpenAI from 'openai';
import { attempt } from './ask.ts';
import { collectBatch } from './batches.ts';

const [, , id = ''] = process.argv;
await attempt(id, () => collectBatch(new OpenAI(), id));
