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
const EMBEDDINGS = writeEmbeddings(TEXTS);
const ONE_EMBEDDING = writeEmbeddings(1);

function writeEmbeddings(texts: number): string {
  return JSON.stringify({
    object: 'list',
    model: 'text-embedding-3-small',
    data: Array.from({ length: texts }, (_, index) => ({ object: 'embedding', index, embedding: EMBEDDING })),
    usage: { prompt_tokens: 8 * texts, total_tokens: 8 * texts },
  });
}

function writeChunk(more: object): Uint8Array {
  return new TextEncoder().encode(`data: ${JSON.stringify({ ...ID, object: 'chat.completion.chunk', ...more })}\n\n`);
}

const DELTA = writeChunk({ choices: [{ index: 0, delta: { content: 'word ' }, finish_reason: null }] });
const END = writeChunk({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
const USED = writeChunk({ choices: [], usage: USAGE });
const DONE = new TextEncoder().encode('data: [DONE]\n\n');

/** How streams arrive, and what became of the last one. */
export interface StreamBody {
  /** Chunks that come with each pull: a network brings few or many at a time. */
  perPull: number;
  pulls: number;
  cancelled: boolean;
}

/** A `fetch` within the process: what is measured is the client and what watches it. Streams arrive as they are pulled. */
export function createFetch(stream: StreamBody): typeof fetch {
  return async (url, init) => {
    const asked = String(init?.body);
    if (String(url).endsWith('/embeddings'))
      return answerJson(JSON.parse(asked).input.length > 1 ? EMBEDDINGS : ONE_EMBEDDING);
    if (!asked.includes('"stream":true')) return answerJson(PLAIN);
    return new Response(pullStream(stream), { headers: { 'content-type': 'text/event-stream' } });
  };
}

function answerJson(body: string): Response {
  return new Response(body, { headers: { 'content-type': 'application/json' } });
}

function pullStream(stream: StreamBody): ReadableStream<Uint8Array> {
  const several = Buffer.concat(Array.from({ length: stream.perPull }, () => DELTA));
  let sent = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        stream.pulls += 1;
        sent += stream.perPull;
        if (sent <= CHUNKS) return controller.enqueue(Uint8Array.from(several));
        for (const last of [END, USED, DONE]) controller.enqueue(last);
        controller.close();
      },
      cancel() {
        stream.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
}
