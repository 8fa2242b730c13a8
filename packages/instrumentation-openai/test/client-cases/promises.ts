import { inspect } from 'node:util';
import { events } from '../scripted-server.ts';
import { CHAT, CHUNKS, type ClientCase, COMPLETION, outcome, STREAM } from './client-case.ts';

const ANSWER = [{ body: COMPLETION }];
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What is done with the promise of a call. */
export const promiseCases: readonly ClientCase[] = [
  {
    title: 'looks at the promise of a call',
    answers: ANSWER,
    spans: 1,
    async run({ client, see }) {
      const promise = client.chat.completions.create(CHAT);
      see(promise.constructor.name, Object.prototype.toString.call(promise), promise instanceof Promise);
      see(Object.keys(promise).sort(), JSON.stringify(Object.keys(promise).sort()));
      const answer = await promise;
      see(answer, Object.keys(answer), inspect(answer), JSON.stringify(answer), structuredClone(answer));
      see(Object.getOwnPropertyDescriptor(answer, '_request_id'));
    },
  },
  {
    title: 'awaits a call many times',
    answers: ANSWER,
    spans: 1,
    async run({ client, see, server }) {
      const promise = client.chat.completions.create(CHAT);
      const all = await Promise.all([
        promise,
        promise,
        promise.then((each) => each),
        promise.withResponse().then(({ data }) => data),
      ]);
      see(
        all.map((each) => each === all[0]),
        await promise,
        server.requests.length,
      );
    },
  },
  {
    title: 'takes the response, then the answer',
    answers: ANSWER,
    spans: 1,
    async run({ client, see }) {
      const promise = client.chat.completions.create(CHAT);
      const raw = await promise.asResponse();
      see(raw.status, raw.ok, raw.url !== '', raw.bodyUsed, raw.headers.get('x-request-id'));
      see(await outcome(promise), raw.bodyUsed);
    },
  },
  {
    title: 'takes the answer, then the response',
    answers: ANSWER,
    spans: 1,
    async run({ client, see }) {
      const promise = client.chat.completions.create(CHAT);
      see(await promise);
      const raw = await promise.asResponse();
      see(raw.bodyUsed, await outcome(raw.json().catch((error: Error) => error.constructor.name)));
    },
  },
  {
    title: 'reads the raw response as text',
    answers: ANSWER,
    spans: 1,
    async run({ client, see }) {
      const raw = await client.chat.completions.create(CHAT).asResponse();
      see(raw.constructor.name, Object.keys(raw).sort().length >= 0, await raw.text(), raw.bodyUsed);
    },
  },
  {
    title: 'reads the raw response of a stream',
    answers: [{ pieces: events(...CHUNKS) }],
    spans: 1,
    async run({ client, see }) {
      see(await (await client.chat.completions.create(STREAM).asResponse()).text());
    },
  },
  {
    title: 'takes stream and response at once',
    answers: [{ pieces: events(...CHUNKS) }],
    spans: 1,
    async run({ client, see }) {
      const { data, response } = await client.chat.completions.create(STREAM).withResponse();
      see(response.status, data.constructor.name);
      for await (const each of data) see(each);
    },
  },
  {
    title: 'derives one promise from another',
    answers: ANSWER,
    spans: 1,
    async run({ client, see, server }) {
      const promise = client.chat.completions.create(CHAT) as unknown as {
        _thenUnwrap<T, U>(transform: (data: T) => U): typeof promise & PromiseLike<U>;
        withResponse(): Promise<{ data: unknown }>;
        constructor: { name: string };
      };
      const derived = promise
        ._thenUnwrap((data: object) => ({ first: data }))
        ._thenUnwrap((data: object) => ({ second: data }));
      see(derived.constructor.name, await derived, (await derived.withResponse()).data, server.requests.length);
    },
  },
  {
    title: 'throws while it derives',
    answers: ANSWER,
    spans: 1,
    async run({ client, see }) {
      const promise = client.chat.completions.create(CHAT) as unknown as {
        _thenUnwrap(transform: () => never): PromiseLike<unknown>;
      };
      see(
        await outcome(
          promise._thenUnwrap(() => {
            throw new Error('of the application');
          }),
        ),
      );
    },
  },
  {
    title: 'handles a failure in each of the ways there are',
    answers: [{ status: 400, body: { error: { message: 'No.' } } }],
    spans: 3,
    async run({ client, see }) {
      const call = () => client.chat.completions.create(CHAT);
      see(
        await call().then(
          () => 'no',
          (error: Error) => error.message,
        ),
      );
      see(await call().catch((error: Error) => error.message));
      see(await outcome(call().finally(() => see('finally'))));
    },
  },
  {
    title: 'never awaits a call, which is sent all the same',
    answers: ANSWER,
    spans: 1,
    async run({ client, see, server }) {
      void client.chat.completions.create(CHAT);
      for (let i = 0; i < 100 && server.requests.length === 0; i++) await wait(5);
      await wait(20);
      see(server.requests.length);
    },
  },
  {
    title: 'makes calls beside each other',
    answers: ANSWER,
    spans: 5,
    async run({ client, see, server }) {
      const all = await Promise.all(Array.from({ length: 5 }, () => client.chat.completions.create(CHAT)));
      see(all, server.requests.length);
    },
  },
];
