import { setTimeout as sleep } from 'node:timers/promises';

const ID = { id: 'chatcmpl-soak', created: 1, model: 'gpt-4.1-2025-04-14', service_tier: 'default' };
const USAGE = { prompt_tokens: 812, completion_tokens: 203, total_tokens: 1015 };
const PLAIN = JSON.stringify({
  ...ID,
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello. '.repeat(30) }, finish_reason: 'stop' }],
  usage: USAGE,
});
const EMBEDDING = JSON.stringify({
  object: 'list',
  model: 'text-embedding-3-small',
  data: [{ object: 'embedding', index: 0, embedding: Buffer.alloc(256).toString('base64') }],
  usage: { prompt_tokens: 8, total_tokens: 8 },
});

/** Chunks of a stream, and how far apart they are: so long a stream is open. */
export const CHUNKS = 12;
const PAUSE_MS = 1000;

function toEvent(more: object): string {
  return `data: ${JSON.stringify({ ...ID, object: 'chat.completion.chunk', ...more })}\n\n`;
}

const DELTA = toEvent({ choices: [{ index: 0, delta: { content: 'word '.repeat(10) }, finish_reason: null }] });
const END = `${toEvent({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}${toEvent({ choices: [], usage: USAGE })}data: [DONE]\n\n`;

/** A `fetch` within the process: so many calls in so little time are the client's and ours alone. */
export const fetchAnswer: typeof fetch = async (url, init) => {
  const body = String(init?.body);
  if (String(url).endsWith('/embeddings')) return answer(EMBEDDING);
  if (body.includes('"stream":true'))
    return new Response(openStream(), { headers: { 'content-type': 'text/event-stream' } });
  return body.includes('"fail"') ? answer('{"error":{"message":"no","code":"server_error"}}', 500) : answer(PLAIN);
};

function answer(body: string, status = 200): Response {
  return new Response(body, { status, headers: { 'content-type': 'application/json' } });
}

function openStream(): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      await sleep(PAUSE_MS);
      sent += 1;
      controller.enqueue(encoder.encode(sent < CHUNKS ? DELTA : END));
      if (sent === CHUNKS) controller.close();
    },
  });
}
