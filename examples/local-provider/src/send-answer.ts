import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Instructions, ServerEvent } from './types.ts';

/** How an answer goes out. Times in milliseconds. */
export interface Sending {
  readonly chunkDelayMs: number;
  readonly cutAfter: Instructions['cutAfter'];
  /** Called after each chunk of a stream. */
  onChunk(): void;
}

/** Sends an answer. Resolves when it is out, or when the caller has hung up. */
export async function sendAnswer(response: ServerResponse, answer: Answer, sending: Sending): Promise<void> {
  if ('events' in answer) return sendEvents(response, answer.events, sending);
  const bytes = toBytes(answer);
  response.writeHead(answer.status, {
    'content-type': typeOf(answer),
    'content-length': bytes.length,
    ...('headers' in answer ? answer.headers : {}),
  });
  if (sending.cutAfter === undefined) {
    response.end(bytes);
    return;
  }
  await write(response, bytes.subarray(0, bytes.length / 2));
  cut(response);
}

type WholeAnswer = Exclude<Answer, { readonly events: unknown }>;

function toBytes(answer: WholeAnswer): Buffer {
  if ('bytes' in answer) return answer.bytes;
  return Buffer.from('text' in answer ? answer.text : JSON.stringify(answer.body));
}

function typeOf(answer: WholeAnswer): string {
  if ('bytes' in answer) return answer.contentType;
  return 'text' in answer ? 'text/plain; charset=utf-8' : 'application/json';
}

async function sendEvents(response: ServerResponse, events: readonly ServerEvent[], sending: Sending): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  // The caller gets its stream at once, as from a real provider, however long the first chunk takes.
  response.flushHeaders();
  for (const [index, { event, data }] of events.entries()) {
    if (index === sending.cutAfter) return cut(response);
    if (index > 0 && sending.chunkDelayMs > 0) await sleep(sending.chunkDelayMs);
    if (response.destroyed) return;
    const name = event === undefined ? '' : `event: ${event}\n`;
    await write(response, `${name}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`);
    sending.onChunk();
  }
  response.end();
}

/** Ends the connection, not the answer. What was written still arrives, so that every run sees the same chunks. */
function cut(response: ServerResponse): void {
  response.socket?.end();
}

/** Waits until the caller has taken what was written, so that a slow reader holds the stream back. */
async function write(response: ServerResponse, text: string | Buffer): Promise<void> {
  if (response.write(text) || response.destroyed) return;
  await Promise.race([once(response, 'drain'), once(response, 'close')]);
}
