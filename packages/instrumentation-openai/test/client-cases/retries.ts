import { events, type ScriptedAnswer } from '../scripted-server.ts';
import { CHAT, CHUNKS, type ClientCase, COMPLETION, outcome, STREAM } from './client-case.ts';

const AT_ONCE = { 'retry-after-ms': '1' };
const failing = (status: number, headers: Record<string, string> = AT_ONCE): ScriptedAnswer => ({
  status,
  headers,
  body: { error: { message: 'No.' } },
});
const DONE = { body: COMPLETION };

/** Attempts that fail, and whether there is another one. */
const ATTEMPTS: readonly (readonly [string, readonly ScriptedAnswer[], number])[] = [
  ['408, then an answer', [failing(408), DONE], 1],
  ['409, then an answer', [failing(409), DONE], 1],
  ['429 twice, then an answer', [failing(429), failing(429), DONE], 2],
  ['500, then an answer', [failing(500), DONE], 1],
  ['503 until it gives up', [failing(503)], 1],
  ['400, which is not repeated', [failing(400), DONE], 2],
  ['400 that says it should be', [failing(400, { ...AT_ONCE, 'x-should-retry': 'true' }), DONE], 1],
  ['500 that says it should not be', [failing(500, { 'x-should-retry': 'false' }), DONE], 2],
  ['a broken connection, then an answer', [{ fails: 'reset' }, DONE], 1],
  ['429 and no retry allowed', [failing(429), DONE], 0],
];

/** Attempts within one call. */
export const retryCases: readonly ClientCase[] = [
  ...ATTEMPTS.map(
    ([title, answers, maxRetries]) =>
      ({
        title: `retries after ${title}`,
        answers,
        spans: 1,
        async run({ client, see, server }) {
          see(await outcome(client.chat.completions.create(CHAT, { maxRetries })), server.requests.length);
          see(server.requests.map(({ headers }) => headers['x-stainless-retry-count']));
        },
      }) satisfies ClientCase,
  ),
  {
    title: 'retries a stream that was refused',
    answers: [failing(429), { pieces: events(...CHUNKS) }],
    spans: 1,
    async run({ client, see, server }) {
      for await (const each of await client.chat.completions.create(STREAM, { maxRetries: 1 })) see(each);
      see(server.requests.length);
    },
  },
  {
    title: 'retries after a timeout',
    answers: [{ fails: 'hang' }, DONE],
    spans: 1,
    async run({ client, see, server }) {
      see(await outcome(client.chat.completions.create(CHAT, { maxRetries: 1, timeout: 200 })), server.requests.length);
    },
  },
  {
    title: 'does not retry once it is aborted',
    answers: [failing(429, { 'retry-after-ms': '300' }), DONE],
    spans: 1,
    async run({ client, see, server }) {
      const controller = new AbortController();
      const pending = outcome(client.chat.completions.create(CHAT, { maxRetries: 2, signal: controller.signal }));
      while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
      controller.abort();
      see(await pending, server.requests.length);
    },
  },
];
