import { events } from '../scripted-server.ts';
import { CHAT, CHUNKS, type ClientCase, COMPLETION, outcome, STREAM } from './client-case.ts';

const ERROR = { error: { message: 'No.', type: 'invalid_request_error', param: 'model', code: 'model_not_found' } };

/** Failures by status and shape of the body. */
const BODIES: readonly (readonly [string, number, unknown])[] = [
  ['400 with an error object', 400, ERROR],
  ['401', 401, { error: { message: 'Bad key.', type: 'invalid_request_error', param: null, code: 'invalid_api_key' } }],
  ['403', 403, ERROR],
  ['404', 404, ERROR],
  ['409', 409, ERROR],
  ['422', 422, ERROR],
  ['429 with a numeric code', 429, { error: { message: 'Slow down.', code: 429 } }],
  ['500', 500, ERROR],
  ['418, which has no class of its own', 418, ERROR],
  [
    'an error that is a string',
    400,
    { error: 'You must provide a model.', code: 'Client specified an invalid argument' },
  ],
  ['no error in the body', 422, { detail: [{ msg: 'Field required' }] }],
  ['a null body', 400, null],
  ['an empty body', 500, ''],
  ['a page of HTML', 502, '<html>Bad gateway</html>'],
];

/** Requests that fail, and answers that are no answers. */
export const errorCases: readonly ClientCase[] = [
  ...BODIES.map(
    ([title, status, body]) =>
      ({
        title: `fails with ${title}`,
        answers: [{ status, body }],
        spans: 1,
        async run({ client, module, see }) {
          const error = await client.chat.completions.create(CHAT).catch((reason: unknown) => reason);
          see(
            await outcome(Promise.reject(error)),
            error instanceof module.APIError,
            error instanceof module.OpenAIError,
          );
        },
      }) satisfies ClientCase,
  ),
  ...BODIES.slice(0, 2).map(
    ([title, status, body]) =>
      ({
        title: `fails with ${title} when a stream was asked for`,
        answers: [{ status, body }],
        spans: 1,
        async run({ client, see }) {
          see(await outcome(client.chat.completions.create(STREAM)));
        },
      }) satisfies ClientCase,
  ),
  {
    title: 'gets JSON that is none',
    answers: [{ body: '{"id": "chatcmpl-1", "choices": [' }],
    spans: 1,
    async run({ client, see }) {
      see(await outcome(client.chat.completions.create(CHAT)));
    },
  },
  ...[
    ['text', { body: 'Hello', headers: { 'content-type': 'text/plain' } }],
    ['nothing', { status: 204, headers: { 'content-type': '' } }],
    ['an empty body', { body: '' }],
    ['null', { body: null }],
    ['a list', { body: [1, 2] }],
    ['a number', { body: 7 }],
    ['only an error', { body: { error: { message: 'No.' } } }],
    ['choices that are null', { body: { ...COMPLETION, choices: null, usage: null } }],
    [
      'a choice without a message',
      { body: { ...COMPLETION, choices: [{ index: 0, finish_reason: 'content_filter' }] } },
    ],
  ].map(
    ([title, answer]) =>
      ({
        title: `gets ${title} in a successful answer`,
        answers: [answer as object],
        spans: 1,
        async run({ client, see }) {
          see(await outcome(client.chat.completions.create(CHAT)));
        },
      }) satisfies ClientCase,
  ),
  {
    title: 'loses its connection before the answer',
    answers: [{ fails: 'reset' }],
    spans: 1,
    async run({ client, see }) {
      see(await outcome(client.chat.completions.create(CHAT)));
    },
  },
  {
    title: 'is refused a connection',
    answers: [{}],
    spans: 1,
    async run({ make, see }) {
      see(await outcome(make({ baseURL: 'http://127.0.0.1:1/v1' }).chat.completions.create(CHAT)));
    },
  },
  {
    title: 'runs into its timeout',
    answers: [{ fails: 'hang' }],
    spans: 1,
    async run({ client, see }) {
      see(await outcome(client.chat.completions.create(CHAT, { timeout: 30 })));
    },
  },
  {
    title: 'is aborted before it starts',
    answers: [{}],
    spans: 1,
    async run({ client, see }) {
      see(await outcome(client.chat.completions.create(CHAT, { signal: AbortSignal.abort() })));
    },
  },
  {
    title: 'is aborted while it waits',
    answers: [{ fails: 'hang' }],
    spans: 1,
    async run({ client, see, server }) {
      const controller = new AbortController();
      const pending = outcome(client.chat.completions.create(CHAT, { signal: controller.signal }));
      while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
      controller.abort();
      see(await pending);
    },
  },
  {
    title: 'is aborted while its stream is read',
    answers: [{ pieces: events(...CHUNKS).slice(0, 1), fails: 'stall' }],
    spans: 1,
    async run({ client, see }) {
      const controller = new AbortController();
      const stream = await client.chat.completions.create(STREAM, { signal: controller.signal });
      const read = async () => {
        for await (const each of stream) {
          see(each);
          controller.abort();
        }
      };
      see(await outcome(read()), stream.controller.signal.aborted);
    },
  },
];
