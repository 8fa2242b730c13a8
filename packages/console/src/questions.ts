import type { AskOptions } from '@spendspan/ledger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A question that the ledger works on. */
export interface RunningQuestion {
  /** As it was asked: `/api/v1/reports/org?month=this`. */
  readonly path: string;
  readonly seconds: number;
  /** How much is done of the statement that runs, 0 to 1; a question may be several. `null`: not known. */
  readonly share: number | null;
}

/** What the ledger is asked right now. Who goes away before the answer ends the work on it. */
export class Questions {
  readonly #running = new Map<FastifyRequest, { startedMs: number; read(): number | null }>();

  /** Asks for a request. */
  async ask<T>(
    request: FastifyRequest,
    reply: FastifyReply,
    question: (options: AskOptions) => Promise<T>,
  ): Promise<T> {
    const stop = new AbortController();
    const onClose = (): void => stop.abort();
    reply.raw.once('close', onClose);
    // Who went away while the request was read is not told of again.
    if (reply.raw.closed) stop.abort();
    const running = { startedMs: performance.now(), read: (): number | null => null };
    this.#running.set(request, running);
    const onStart = (read: () => number | null): void => {
      running.read = read;
    };
    try {
      return await question({ signal: stop.signal, onStart });
    } finally {
      this.#running.delete(request);
      reply.raw.off('close', onClose);
    }
  }

  /** Those that run, the longest first. */
  list(): readonly RunningQuestion[] {
    const now = performance.now();
    return [...this.#running].map(([request, { startedMs, read }]) => ({
      path: request.url,
      seconds: (now - startedMs) / 1000,
      share: read(),
    }));
  }
}

/** `GET /api/v1/questions`: what the ledger works on. */
export function addQuestionRoutes(server: FastifyInstance, questions: Questions): void {
  server.get('/api/v1/questions', async () => ({ questions: questions.list() }));
}
