import { withAttribution } from '@spendspan/attribution';
import type OpenAI from 'openai';
import { CHUNKS } from './answers.ts';

/** Of so many calls that are not streams one fails, and of so many another is for embeddings. */
const FAILS = 50;
const EMBEDS = 10;
/** Of so many streams one is left after a few chunks, and of so many another is never read. */
const LEAVES = 10;
const FORGETS = 1000;

/** Makes calls of all kinds. Each is one span. */
export class Caller {
  readonly #client: OpenAI;
  #made = 0;
  #open = 0;

  constructor(client: OpenAI) {
    this.#client = client;
  }

  /** Calls so far. */
  get made(): number {
    return this.#made;
  }

  /** Streams that are read right now. */
  get open(): number {
    return this.#open;
  }

  /** One call, its answer read. */
  async call(): Promise<void> {
    const index = this.#made++;
    await withAttribution({ team: `team-${index % 30}`, user: `user-${index % 20_000}` }, async () => {
      if (index % EMBEDS === 0) {
        await this.#client.embeddings.create({ model: 'text-embedding-3-small', input: 'Hello.' });
      } else {
        const content = index % FAILS === 1 ? 'fail' : `Hello. ${index}`;
        await this.#client.chat.completions
          .create({ model: 'gpt-4.1', messages: [{ role: 'user', content }] })
          .catch(() => {});
      }
    });
  }

  /** One stream, read to its end or not. */
  async stream(): Promise<void> {
    const index = this.#made++;
    this.#open += 1;
    await withAttribution({ team: `team-${index % 30}`, feature: 'answers/ask' }, async () => {
      const chunks = await this.#client.chat.completions.create({
        model: 'gpt-4.1',
        messages: [{ role: 'user', content: `Hello. ${index}` }],
        stream: true,
      });
      if (index % FORGETS === 7) return;
      let left = index % LEAVES === 3 ? CHUNKS / 3 : Number.POSITIVE_INFINITY;
      for await (const _ of chunks) if (--left <= 0) break;
    });
    this.#open -= 1;
  }
}
