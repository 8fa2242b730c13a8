import { events, type ScriptedAnswer } from '../scripted-server.ts';
import { CHUNKS, type ClientCase, chunk, outcome, STREAM } from './client-case.ts';

const TEXT = events(...CHUNKS).join('');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Ways in which the same events may be written. */
const FRAMINGS: readonly (readonly [string, ScriptedAnswer])[] = [
  ['event by event', { pieces: events(...CHUNKS) }],
  ['all at once', { pieces: [TEXT] }],
  [
    'byte by byte, through the middle of characters',
    { pieces: Array.from(bytes(TEXT), (byte) => Uint8Array.of(byte)) },
  ],
  ['with CRLF', { pieces: [TEXT.replaceAll('\n', '\r\n')] }],
  ['with CR', { pieces: [TEXT.replaceAll('\n', '\r')] }],
  ['with comments', { pieces: [`: ping\n\n${TEXT.replaceAll('data: {', ': ping\n\ndata: {')}`] }],
  [
    'with ids, names and retries',
    { pieces: [TEXT.replaceAll('data: {', 'id: 7\nretry: 10\nevent: message\ndata: {')] },
  ],
  ['without a space after the colon', { pieces: [TEXT.replaceAll('data: ', 'data:')] }],
  ['without an end mark', { pieces: events(...CHUNKS).slice(0, -1) }],
  ['with more after the end mark', { pieces: [TEXT, ...events(chunk({ content: 'late' }))] }],
  ['with nothing in it', { pieces: [''] }],
  ['with only an end mark', { pieces: ['data: [DONE]\n\n'] }],
  ['with an event of two lines', { pieces: ['data: {"choices":\ndata: []}\n\n', TEXT] }],
  [
    'with an error in the middle',
    { pieces: events(CHUNKS[0], { error: { message: 'Broken.', code: 'x' } }, CHUNKS[1]) },
  ],
  ['with an error that is a string', { pieces: events(CHUNKS[0], { error: 'Broken.' }) }],
  [
    'with an error event',
    { pieces: [`data: ${JSON.stringify(CHUNKS[0])}\n\nevent: error\ndata: {"error":{"message":"Broken."}}\n\n`] },
  ],
  ['with a line that is an error', { pieces: [`error: {"message":"Broken."}\n\n${TEXT}`] }],
  ['with JSON that is none', { pieces: ['data: {"choices"\n\n', TEXT] }],
  ['with null as a chunk', { pieces: events(null, ...CHUNKS) }],
  ['with a chunk without choices', { pieces: events({ id: '', model: '' }, ...CHUNKS) }],
  ['with a choice without a delta', { pieces: events({ ...chunk({}), choices: [{ index: 0 }] }, ...CHUNKS) }],
  [
    'with usage in every chunk',
    {
      pieces: events(
        ...CHUNKS.map((each, i) => ({
          ...each,
          usage: { prompt_tokens: 3, completion_tokens: i, total_tokens: 3 + i },
        })),
      ),
    },
  ],
  ['that breaks off', { pieces: events(...CHUNKS).slice(0, 2), fails: 'cut' }],
];

/** What is done with a stream. */
export const streamCases: readonly ClientCase[] = [
  ...FRAMINGS.map(
    ([title, answer]) =>
      ({
        title: `reads a stream ${title}`,
        answers: [answer],
        spans: 1,
        async run({ client, see }) {
          const read = async (): Promise<void> => {
            for await (const each of await client.chat.completions.create(STREAM))
              see(each, Object.keys((each as object) ?? {}));
          };
          see(await outcome(read()));
        },
      }) satisfies ClientCase,
  ),
  {
    title: 'leaves a stream at its first chunk, and the provider sees it go',
    answers: [{ pieces: events(...CHUNKS).slice(0, 2), fails: 'stall' }],
    spans: 1,
    async run({ client, see, server }) {
      const stream = await client.chat.completions.create(STREAM);
      for await (const each of stream) {
        see(each);
        break;
      }
      for (let i = 0; i < 200 && !server.requests[0]?.abandoned; i++) await new Promise((r) => setTimeout(r, 5));
      see(stream.controller.signal.aborted, server.requests[0]?.abandoned);
    },
  },
  {
    title: 'throws within the loop over a stream',
    answers: [{ pieces: events(...CHUNKS) }],
    spans: 1,
    async run({ client, see }) {
      const stream = await client.chat.completions.create(STREAM);
      const read = async (): Promise<void> => {
        for await (const _ of stream) throw new Error('of the application');
      };
      see(await outcome(read()), stream.controller.signal.aborted);
    },
  },
  {
    title: 'reads a stream twice',
    answers: [{ pieces: events(...CHUNKS) }],
    spans: 1,
    async run({ client, see }) {
      const stream = await client.chat.completions.create(STREAM);
      const read = async (): Promise<void> => {
        for await (const each of stream) see(each);
      };
      see(await outcome(read()), await outcome(read()));
    },
  },
  {
    title: 'reads both branches of a stream, one far ahead of the other',
    answers: [{ pieces: events(...CHUNKS) }],
    spans: 1,
    async run({ client, see }) {
      const [left, right] = (await client.chat.completions.create(STREAM)).tee();
      for await (const each of left) see('left', each);
      for await (const each of right) see('right', each);
      see(left.constructor.name, left.controller === right.controller);
    },
  },
  {
    title: 'sends a stream on and reads it at the other end',
    answers: [{ pieces: events(...CHUNKS) }],
    spans: 1,
    async run({ client, load, see }) {
      const sent = (await client.chat.completions.create(STREAM)).toReadableStream();
      see(sent.constructor.name);
      const { Stream } = load('openai/streaming') as { Stream: typeof import('openai/streaming').Stream };
      const received = Stream.fromReadableStream(sent, new AbortController());
      for await (const each of received) see(each);
    },
  },
  {
    title: 'cancels the readable form of a stream',
    answers: [{ pieces: events(...CHUNKS).slice(0, 2), fails: 'stall' }],
    spans: 1,
    async run({ client, see }) {
      const stream = await client.chat.completions.create(STREAM);
      const reader = stream.toReadableStream().getReader();
      see((await reader.read()).done);
      await reader.cancel();
      see(stream.controller.signal.aborted);
    },
  },
  {
    title: 'calls the iterator by hand, beyond its end',
    answers: [{ pieces: events(...CHUNKS) }],
    spans: 1,
    async run({ client, see }) {
      const stream = await client.chat.completions.create(STREAM);
      const iterator = stream[Symbol.asyncIterator]();
      for (let i = 0; i < CHUNKS.length + 2; i++) see(await iterator.next());
      see(await iterator.return?.('late'), Object.keys(iterator), iterator[Symbol.toStringTag as never]);
    },
  },
  {
    title: 'looks at a stream without reading it',
    lacks: { 4: 'its fetch waits for ever for a body whose request was aborted' },
    answers: [{ pieces: events(...CHUNKS) }],
    spans: 1,
    async run({ client, see }) {
      const stream = await client.chat.completions.create(STREAM);
      see(Object.keys(stream), JSON.stringify(stream), Symbol.asyncIterator in stream, stream.constructor.name);
      see(Object.getOwnPropertyNames(Object.getPrototypeOf(stream)), stream.controller.signal.aborted);
      stream.controller.abort();
      for await (const each of stream) see(each);
    },
  },
];
