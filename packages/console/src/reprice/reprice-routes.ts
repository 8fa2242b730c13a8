import { PassThrough } from 'node:stream';
import { type Ledger, LedgerError } from '@spendspan/ledger';
import type { FastifyInstance } from 'fastify';
import { RequestError } from '../request-error.ts';
import { requireThisMachine } from '../require-this-machine.ts';
import { readRepriceRequest } from './read-reprice-request.ts';
import { runReprice } from './run-reprice.ts';
import type { RepriceLine } from './types.ts';

/**
 * `POST /api/v1/reprice`: prices the calls of the ledger again. Answers lines of JSON: progress, then the difference.
 * When the asker goes away before the end, nothing is changed.
 */
export async function addRepriceRoutes(server: FastifyInstance, ledger: Ledger): Promise<void> {
  // A form of another site can send text without asking the browser's leave; JSON it cannot.
  server.removeContentTypeParser('text/plain');
  server.post(
    '/api/v1/reprice',
    { onRequest: async (request) => requireThisMachine(request) },
    async (request, reply) => {
      const asked = readRepriceRequest(request.body);
      const stop = new AbortController();
      reply.raw.once('close', () => stop.abort());
      const lines = new PassThrough();
      const write = (line: RepriceLine): unknown => lines.write(`${JSON.stringify(line)}\n`);
      let begin = (): void => {};
      const begun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      const onProgress = (done: number, total: number): void => {
        write({ progress: { done, total } });
        begin();
      };
      const running = runReprice(ledger, asked, { onProgress, signal: stop.signal });
      const written = running.then(
        (repricing) => lines.end(`${JSON.stringify({ repricing } satisfies RepriceLine)}\n`),
        (error: Error) => lines.end(`${JSON.stringify(toErrorLine(error))}\n`),
      );
      // What fails before there is anything to tell of gets the status that says so.
      await Promise.race([begun, running.catch((error) => Promise.reject(toRequestError(error)))]);
      void written;
      return reply.type('application/x-ndjson').send(lines);
    },
  );
}

function toErrorLine(error: Error): RepriceLine {
  const known = error instanceof LedgerError;
  const message = known ? error.message : '[@spendspan/console] the console failed to answer';
  return { error: { code: known ? error.code : 'INTERNAL', message } };
}

function toRequestError(error: Error): Error {
  return error.name === 'PriceFileError' ? new RequestError(400, error.message.replace(/^\[[^\]]+\] /, '')) : error;
}
