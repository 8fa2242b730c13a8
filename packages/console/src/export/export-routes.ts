import { Readable } from 'node:stream';
import type { Ledger } from '@spendspan/ledger';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { readQuery } from '../read-query.ts';
import { toHeaders } from './export-headers.ts';

/**
 * `GET /api/v1/export/:format`: the calls of a selection as a file, written as it is read. An export that fails midway
 * breaks the connection off, so that nobody takes a part for the whole.
 */
export function addExportRoutes(server: FastifyInstance, ledger: Ledger): void {
  server.get<{ Params: { format: string } }>(
    '/api/v1/export/:format',
    async (request, reply): Promise<FastifyReply> => {
      const { billingAccount, ...query } = readQuery(request);
      const { format, summary, content, close } = await ledger.export(request.params.format, query, { billingAccount });
      endWith(reply, close);
      return reply
        .headers(toHeaders(summary))
        .type(format.contentType)
        .header('content-disposition', `attachment; filename="spendspan-${nameFile(format)}"`)
        .send(Readable.from(content, { objectMode: false }));
    },
  );
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
