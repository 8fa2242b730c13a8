import { CHAT, type ClientCase, COMPLETION, outcome } from './client-case.ts';

const ANSWER = [{ body: COMPLETION }];
const NO_CLONES = { 4: 'the client has no withOptions()' };

/** How a client is made, and what a request is told beside its body. */
export const optionCases: readonly ClientCase[] = [
  {
    title: 'sends headers and queries of client and request, some taken away',
    answers: ANSWER,
    spans: 1,
    async run({ make, see }) {
      const client = make({
        defaultHeaders: { 'x-a': '1', 'x-b': '2' },
        defaultQuery: { a: '1' },
        organization: 'org',
        project: 'proj',
      });
      see(
        await outcome(
          client.chat.completions.create(CHAT, { headers: { 'x-b': null, 'x-c': '3' }, query: { b: '2' } }),
        ),
      );
    },
  },
  {
    title: 'sends an idempotency key and a body of its own',
    answers: ANSWER,
    spans: 1,
    async run({ client, see }) {
      see(
        await outcome(
          client.chat.completions.create({ ...CHAT, extra: { kept: true } } as never, { idempotencyKey: 'key' }),
        ),
      );
    },
  },
  {
    title: 'makes requests by their paths',
    answers: ANSWER,
    spans: 1,
    async run({ client, see }) {
      see(await client.post('/chat/completions', { body: CHAT }));
      see(await client.get('/models'), await client.put('/things/1', { body: {} }));
      see(await client.patch('/things/1', { body: {} }), await client.delete('/things/1'));
    },
  },
  {
    title: 'makes a request to a whole address',
    answers: ANSWER,
    spans: 1,
    async run({ client, see, server }) {
      see(await client.post(`${server.url}/v1/chat/completions`, { body: CHAT }));
    },
  },
  {
    title: 'has a base URL that ends with a slash',
    answers: ANSWER,
    spans: 1,
    async run({ make, see, server }) {
      see(await make({ baseURL: `${server.url}/v1/` }).chat.completions.create(CHAT));
    },
  },
  {
    title: 'is cloned, and cloned again',
    lacks: NO_CLONES,
    answers: ANSWER,
    spans: 1,
    async run({ client, see }) {
      const clone = client.withOptions({ defaultHeaders: { 'x-clone': '1' } }).withOptions({ maxRetries: 0 });
      see(
        clone.constructor.name,
        Object.keys(clone).length === Object.keys(client).length,
        await clone.chat.completions.create(CHAT),
      );
    },
  },
  {
    title: 'has a fetch of its own',
    answers: ANSWER,
    spans: 1,
    async run({ make, see }) {
      const fetched: unknown[] = [];
      const client = make({
        fetch: (url: string, init: RequestInit) => {
          fetched.push(new URL(url).pathname, init.method, typeof init.body, Object.keys(init).sort());
          return fetch(url, { method: 'post', body: init.body as string, headers: init.headers as Headers });
        },
      });
      see(await client.chat.completions.create(CHAT), fetched);
    },
  },
  {
    title: 'has a fetch that fails',
    answers: ANSWER,
    spans: 2,
    async run({ make, see }) {
      const rejects = make({ fetch: () => Promise.reject(new TypeError('no network')) });
      see(await outcome(rejects.chat.completions.create(CHAT)));
      const throws = make({
        fetch: () => {
          throw new TypeError('at once');
        },
      });
      see(await outcome(throws.chat.completions.create(CHAT)));
    },
  },
  {
    title: 'has a fetch that answers with what is barely a response',
    answers: ANSWER,
    spans: 1,
    async run({ make, see }) {
      const client = make({
        fetch: async () => ({
          ok: true,
          status: 200,
          url: 'http://local',
          headers: new Headers({ 'content-type': 'application/json' }),
          json: async () => COMPLETION,
          text: async () => JSON.stringify(COMPLETION),
        }),
      });
      see(await client.chat.completions.create(CHAT));
    },
  },
  {
    title: 'lists models, page by page',
    answers: [{ body: { object: 'list', data: [{ id: 'a' }, { id: 'b' }], has_more: false } }],
    spans: 0,
    async run({ client, see }) {
      const page = await client.models.list();
      see(page.constructor.name, page.data, page.hasNextPage());
      for await (const model of client.models.list()) see(model);
    },
  },
  {
    title: 'uploads a file',
    answers: [{ body: { id: 'file-1', object: 'file' } }],
    spans: 0,
    async run({ client, see, server }) {
      see(await client.files.create({ file: new File(['{}'], 'a.jsonl'), purpose: 'batch' }));
      see(server.requests[0]?.headers['content-type']?.split(';')[0], server.requests[0]?.body.includes('a.jsonl'));
    },
  },
  {
    title: 'asks Azure, with a token that is renewed',
    answers: ANSWER,
    spans: 2,
    async run({ module, see, server }) {
      let tokens = 0;
      const client = new module.AzureOpenAI({
        endpoint: server.url,
        apiVersion: '2025-04-01-preview',
        azureADTokenProvider: async () => `token-${++tokens}`,
        maxRetries: 0,
      });
      see(
        await client.chat.completions.create(CHAT),
        await client.chat.completions.create({ ...CHAT, model: 'my deployment' }),
        tokens,
      );
    },
  },
  {
    title: 'is subclassed',
    answers: ANSWER,
    spans: 1,
    async run({ module, see, server }) {
      class Gateway extends module.OpenAI {
        protected override async prepareOptions(): Promise<void> {
          see('prepared');
        }
      }
      const client = new Gateway({ apiKey: 'sk-local', baseURL: `${server.url}/v1`, maxRetries: 0 });
      see(client.constructor.name, await client.chat.completions.create(CHAT));
    },
  },
];
