import { EventEmitter, once } from 'node:events';
import fastify from 'fastify';
import { expect, it } from 'vitest';
import { Questions, type RunningQuestion } from '../src/questions.ts';
import { useConsole } from './console-fixture.ts';
import { makeExport, makeIds, postJson } from './traces.ts';

const fixture = useConsole();
const fetchQuestions = async (): Promise<readonly RunningQuestion[]> => {
  const response = await fetch(new URL('/api/v1/questions', fixture.console.url));
  return ((await response.json()) as { questions: RunningQuestion[] }).questions;
};

it('A question that somebody goes away from is no longer worked on', async () => {
  await postJson(fixture.console.url, makeExport(Array.from({ length: 2_000 }, makeIds)));
  const stop = new AbortController();
  const asked = Array.from({ length: 12 }, () =>
    fetch(new URL('/api/v1/reports/units', fixture.console.url), { signal: stop.signal }),
  );
  const settled = Promise.allSettled(asked);
  await new Promise((resolve) => setTimeout(resolve, 30));
  stop.abort();
  await settled;
  // What was given up ends by itself, whenever that is.
  while ((await fetchQuestions()).length > 0);
  const answer = await fetch(new URL('/api/v1/calls?limit=1', fixture.console.url));
  expect(await answer.json()).toMatchObject({ totals: { calls: 2_000 }, next: expect.any(String) });
});

it('A question whose asker went away before the ledger is asked is given up at once', async () => {
  const questions = new Questions();
  const server = fastify();
  const seen = new EventEmitter();
  const came = once(seen, 'came');
  const asked = once(seen, 'asked');
  server.addHook('preHandler', async (_request, reply) => {
    seen.emit('came');
    await once(reply.raw, 'close');
  });
  server.get('/', (request, reply) =>
    questions.ask(request, reply, async ({ signal }) => seen.emit('asked', signal?.aborted)),
  );
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  try {
    const stop = new AbortController();
    const answer = fetch(url, { signal: stop.signal }).catch(() => undefined);
    await came;
    stop.abort();
    await answer;
    expect(await asked).toEqual([true]);
  } finally {
    await server.close();
  }
});
