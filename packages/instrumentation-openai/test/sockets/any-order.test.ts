import { withAttribution } from '@spendspan/attribution';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countOpenCalls } from '../../src/index.ts';
import { CLIENTS, type ClientName, type Harness } from '../harness.ts';
import { type ClientSocket, loadModule, next, opened, plainly, type SocketMaker } from './open-socket.ts';
import { created, delta, done, SESSION_CREATED } from './realtime-events.ts';
import { event } from './responses-events.ts';
import type { Connection, SocketEvent, SocketServer } from './socket-server.ts';
import { startWatchedServer } from './watched-server.ts';

const END: SocketEvent = { type: 'the.end' };

/** An answer: by whom it is asked for (nobody: the provider begins by itself), and what is said of it. */
interface Plan {
  readonly asked: boolean;
  readonly outOfBand: boolean;
  readonly deltas: number;
  readonly ends: 'done' | 'twice' | 'never';
  readonly begunTwice: boolean;
}

const plan = fc.record<Plan>({
  asked: fc.boolean(),
  outOfBand: fc.boolean(),
  deltas: fc.nat(3),
  ends: fc.constantFrom('done', 'done', 'twice', 'never'),
  begunTwice: fc.boolean(),
});
/** Answers, and whose event comes next, again and again. */
const course = fc.record({
  plans: fc.array(plan, { minLength: 1, maxLength: 8 }),
  order: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
});

/** Events of several answers, each in its own order and all in whatever order. */
function interleave(lines: readonly SocketEvent[][], order: readonly number[]): SocketEvent[] {
  const left = lines.map((line) => [...line]);
  const all: SocketEvent[] = [];
  for (let at = 0; left.some((line) => line.length > 0); at++) {
    const open = left.filter((line) => line.length > 0);
    all.push(...(open[(order[at % order.length] ?? 0) % open.length]?.splice(0, 1) ?? []));
  }
  return all;
}

const TOLD = { done: 'reported', twice: 'reported', never: 'missing' } as const;

let runs = 0;

/** Runs a course over a socket, and compares what was told of it. */
async function follow(
  world: {
    readonly harness: Harness;
    readonly socket: ClientSocket;
    readonly connection: () => Connection | undefined;
    readonly server: SocketServer;
  },
  { plans, order }: { readonly plans: readonly Plan[]; readonly order: readonly number[] },
  ask: (at: number, plan: Plan) => SocketEvent,
  say: (at: number, plan: Plan, id: string) => SocketEvent[],
): Promise<void> {
  const { harness, socket, connection, server } = world;
  const run = ++runs;
  harness.exporter.reset();
  const before = server.received.length;
  for (const [at, each] of plans.entries()) {
    if (each.asked) withAttribution({ team: `team-${at}` }, () => socket.send(ask(at, each)));
  }
  await expect.poll(() => server.received.length - before).toBe(plans.filter(({ asked }) => asked).length);
  const ended = next(socket, 'the.end');
  connection()?.send(
    ...interleave(
      plans.map((each, at) => say(at, each, `resp_${run}_${at}`)),
      order,
    ),
    END,
  );
  await ended;
  socket.close();
  await expect.poll(() => countOpenCalls()).toBe(0);
  const told = harness
    .spans()
    .map(({ attributes }) =>
      [attributes['gen_ai.response.id'], attributes['llm.usage.status'], attributes['team.id']].join(' '),
    );
  expect(told.sort()).toEqual(
    plans.map(({ asked, ends }, at) => `resp_${run}_${at} ${TOLD[ends]} ${asked ? `team-${at}` : 'socket'}`).sort(),
  );
}

const REALTIME = CLIENTS.map(
  (version) => [version, version === 'openai-4' ? 'openai/beta/realtime/ws' : 'openai/realtime/ws'] as const,
);

describe.each(REALTIME)('realtime responses of %s', (version, entry) => {
  let harness: Harness;
  let server: SocketServer;
  let close: () => Promise<void>;
  let connection: Connection | undefined;
  const exported = () => loadModule(version, entry);
  beforeAll(async () => {
    ({ harness, server, close } = await startWatchedServer(version, entry, {
      onOpen: (opened) => {
        connection = opened;
        opened.send(SESSION_CREATED);
      },
    }));
  });
  afterAll(() => close());

  test('are each told once, to who asked, in whatever order they are said', async () => {
    const said = ({ outOfBand }: Plan, at: number, asked: boolean) => ({
      conversation_id: outOfBand ? null : 'conv_1',
      metadata: asked ? { at: String(at) } : null,
    });
    await fc.assert(
      fc.asyncProperty(course, async (drawn) => {
        const Socket = exported()['OpenAIRealtimeWS'] as SocketMaker;
        const client = harness.client({ baseURL: `${server.url}/v1` });
        const socket = withAttribution(
          { team: 'socket' },
          () => new Socket({ model: 'gpt-realtime', ...plainly(server) }, client),
        );
        socket.on('error', () => {});
        await next(socket, 'session.created');
        await follow(
          { harness, socket, connection: () => connection, server },
          drawn,
          (at, { outOfBand }) => ({
            type: 'response.create',
            response: { metadata: { at: String(at) }, ...(outOfBand && { conversation: 'none' }) },
          }),
          (at, each, id) => {
            const more = said(each, at, each.asked);
            const ends = { done: 1, twice: 2, never: 0 }[each.ends];
            return [
              ...Array.from({ length: each.begunTwice ? 2 : 1 }, () => created(id, more)),
              ...Array.from({ length: each.deltas }, () => delta(id)),
              ...Array.from({ length: ends }, () => done(id, more)),
            ];
          },
        );
      }),
      { numRuns: 25 },
    );
  });
});

describe.each<ClientName>(['openai-6', 'openai-7'])('responses over WebSocket of %s', (version) => {
  const entry = 'openai/resources/responses/ws';
  let harness: Harness;
  let server: SocketServer;
  let close: () => Promise<void>;
  let connection: Connection | undefined;
  const exported = () => loadModule(version, entry);
  beforeAll(async () => {
    ({ harness, server, close } = await startWatchedServer(version, entry, {
      onOpen: (opened) => {
        connection = opened;
      },
    }));
  });
  afterAll(() => close());

  test('are each told once, to who asked, in whatever order they are said', async () => {
    await fc.assert(
      fc.asyncProperty(course, async (drawn) => {
        const Socket = exported()['ResponsesWS'] as SocketMaker;
        const client = harness.client({ baseURL: `${server.url}/v1` });
        const socket = withAttribution({ team: 'socket' }, () => new Socket(client));
        socket.on('error', () => {});
        await opened(socket);
        await follow(
          { harness, socket, connection: () => connection, server },
          drawn,
          (at) => ({ type: 'response.create', model: 'gpt-4.1', input: 'Hello there.', stream_id: `lane_${at}` }),
          (at, each, id) => {
            const lane = `lane_${at}`;
            const ends = { done: 1, twice: 2, never: 0 }[each.ends];
            return [
              ...Array.from({ length: each.begunTwice ? 2 : 1 }, () => event('response.created', id, lane)),
              ...Array.from({ length: each.deltas }, () => ({
                type: 'response.output_text.delta',
                delta: 'Hi',
                stream_id: lane,
              })),
              ...Array.from({ length: ends }, () => event('response.completed', id, lane)),
            ];
          },
        );
      }),
      { numRuns: 25 },
    );
  });
});
