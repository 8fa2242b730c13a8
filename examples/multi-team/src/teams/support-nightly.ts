import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type OpenAI from 'openai';
import { attempt } from '../ask.ts';
import { orderBatch } from '../batches.ts';

const REVIEWS = ['Great app, slow on Mondays.', 'I lost an album. Support found it within the hour.'] as const;

/** Who pays, noted on the batch itself: whoever collects it has no other way to know. */
const OWNER = {
  'team.id': 'support',
  'project.id': 'voice-of-customer',
  'feature.path': '/reviews/replies',
  'deployment.environment.name': 'production',
};

const COLLECT = fileURLToPath(new URL('../collect-batch.ts', import.meta.url));

/** The support team at night: replies to reviews, ordered here as a batch, and collected by another process. */
export async function runSupportNightly(client: OpenAI): Promise<void> {
  const bodies = REVIEWS.map((review) => ({
    model: 'gpt-4.1',
    input: `Reply to this review in one sentence: ${review}`,
    max_output_tokens: 200,
  }));
  const id = await attempt('gpt-4.1', () => orderBatch(client, { endpoint: '/v1/responses', bodies, metadata: OWNER }));
  if (id === undefined) return;
  // With the same `--import @spendspan/node/register` as this process.
  const [code] = (await once(fork(COLLECT, [id]), 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${COLLECT} ended with ${code}`);
}
