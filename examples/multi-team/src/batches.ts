import { setTimeout as sleep } from 'node:timers/promises';
import type OpenAI from 'openai';

/** How many times a batch is looked at before the app goes on without it: a real provider may take a day. */
const LOOKS = 3;

/** Requests that are asked at once, at half the price. */
interface BatchOrder {
  readonly endpoint: '/v1/chat/completions' | '/v1/responses';
  readonly bodies: readonly object[];
  readonly metadata?: Record<string, string>;
}

/** Orders a batch: a file with a request a line, and what is to be done with it. Answers with its id. */
export async function orderBatch(client: OpenAI, { endpoint, bodies, ...noted }: BatchOrder): Promise<string> {
  const lines = bodies.map((body, index) =>
    JSON.stringify({ custom_id: `request-${index}`, method: 'POST', url: endpoint, body }),
  );
  const file = new File([lines.join('\n')], 'requests.jsonl', { type: 'application/jsonl' });
  const { id: input_file_id } = await client.files.create({ file, purpose: 'batch' });
  const batch = await client.batches.create({ endpoint, input_file_id, completion_window: '24h', ...noted });
  return batch.id;
}

/** Waits for a batch and reads its answers, a JSON line each; none where it is not done in time. */
export async function collectBatch(client: OpenAI, id: string): Promise<readonly string[]> {
  for (let looks = 0; looks < LOOKS; looks++) {
    const { status, output_file_id: file } = await client.batches.retrieve(id);
    if (status === 'completed' && file) return (await (await client.files.content(file)).text()).split('\n');
    await sleep(100);
  }
  return [];
}
