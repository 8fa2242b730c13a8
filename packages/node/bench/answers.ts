/** Chunks of a stream that is neither short nor held up. */
export const CHUNKS = 1000;
/** Texts of a request for embeddings, and numbers of each. */
const TEXTS = 100;
const NUMBERS = 1536;

const USAGE = {
  prompt_tokens: 10,
  completion_tokens: 3,
  total_tokens: 13,
  prompt_tokens_details: { cached_tokens: 4 },
};
const ID = { id: 'chatcmpl-bench', created: 1, model: 'gpt-4.1-2025-04-14', service_tier: 'default' };
const PLAIN = JSON.stringify({
  ...ID,
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello.' }, finish_reason: 'stop' }],
  usage: USAGE,
});
const EMBEDDING = Buffer.from(new Float32Array(NUMBERS).map(Math.sin).buffer).toString('base64');
const EMBEDDINGS = JSON.stringify({
  object: 'list',
  model: 'text-embedding-3-small',
  data: Array.from({ length: TEXTS }, (_, index) => ({ object: 'embedding', index, embedding: EMBEDDING })),
  usage: { prompt_tokens: 800, total_tokens: 800 },
});

function writeChunk(more: object): Uint8Array {
  return new TextEncoder().encode(`data: ${JSON.stringify({ ...ID, object: 'chat.completion.chunk', ...more })}\n\n`);
}

const DELTA = writeChunk({ choices: [{ index: 0, delta: { content: 'word ' }, finish_reason: null }] });
const END = writeChunk({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
const USED = writeChunk({ choices: [], usage: USAGE });
const DONE = new TextEncoder().encode('data: [DONE]\n\n');
const STREAM = Buffer.concat([...Array.from({ length: CHUNKS }, () => DELTA), END, USED, DONE]);

/** How the body of a stream arrives. */
export type Arrival = 'at once' | 'as pulled';

/** What became of a body that arrives as it is pulled. */
export interface Pulled {
  chunks: number;
  cancelled: boolean;
}

/** A `fetch` within the process: what is measured is the client and what watches it. */
export function createFetch(arrival: Arrival, pulled: Pulled = { chunks: 0, cancelled: false }): typeof fetch {
  return async (url, init) => {
    if (String(url).endsWith('/embeddings')) return answerJson(EMBEDDINGS);
    if (!String(init?.body).includes('"stream":true')) return answerJson(PLAIN);
    return answerStream(arrival === 'at once' ? Uint8Array.from(STREAM) : pullStream(pulled));
  };
}

function answerJson(body: string): Response {
  return new Response(body, { headers: { 'content-type': 'application/json' } });
}

function answerStream(body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>): Response {
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

function pullStream(pulled: Pulled): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        pulled.chunks += 1;
        sent += 1;
        if (sent <= CHUNKS) return controller.enqueue(DELTA);
        for (const last of [END, USED, DONE]) controller.enqueue(last);
        controller.close();
      },
      cancel() {
        pulled.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
}
