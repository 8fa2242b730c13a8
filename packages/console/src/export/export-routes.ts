import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ApiSource } from '../api-routes.ts';
import { describeInternal } from '../describe-internal.ts';
import { readQuery } from '../read-query.ts';
import { toHeaders } from './export-headers.ts';

/** What exports need of the console. */
type ExportSource = Pick<ApiSource, 'ledger' | 'token' | 'warn'>;

/**
 * `GET /api/v1/export/:format`: the calls of a selection as a file, written as it is read. An export that fails midway
 * breaks the connection off, so that nobody takes a part for the whole.
 */
export function addExportRoutes(server: FastifyInstance, { ledger, token, warn }: ExportSource): void {
  server.get<{ Params: { format: string } }>(
    '/api/v1/export/:format',
    async (request, reply): Promise<FastifyReply> => {
      const { billingAccount, ...query } = readQuery(request);
      const { format, summary, content, close } = await ledger.export(request.params.format, query, { billingAccount });
      endWith(reply, close);
      const tell = (error: Error): void => {
        if (reply.raw.headersSent && !reply.raw.destroyed) warn(describeInternal(error, request, token));
      };
      return reply
        .headers(toHeaders(summary))
        .type(format.contentType)
        .header('content-disposition', `attachment; filename="spendspan-${nameFile(format)}"`)
        .send(Readable.from(tellFailure(content, tell), { objectMode: false }));
    },
  );
}

/** The same; what breaks it off is told, since its answer has begun and cannot say it. */
async function* tellFailure<T>(content: AsyncIterable<T>, tell: (error: Error) => void): AsyncGenerator<T> {
  try {
    yield* content;
  } catch (error) {
    tell(error as Error);
    throw error;
  }
}

/** Ends an export with its answer: a client may be gone before the first of it is taken, which then nobody ends. */
function endWith({ raw }: FastifyReply, close: () => Promise<void>): void {
  const end = (): void => void close().catch(() => undefined);
  if (raw.destroyed) end();
  else raw.once('close', end);
}

/** `calls.csv`: a format that is called as its files are says nothing of what is in them. */
function nameFile({ name, extension }: { readonly name: string; readonly extension: string }): string {
  return `${extension.startsWith(name) ? 'calls' : name}.${extension}`;
}
