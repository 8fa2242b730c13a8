import type { Ledger } from '@spendspan/ledger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Questions } from '../questions.ts';
import { readObject, readOptional } from '../read-members.ts';
import { readQuery } from '../read-query.ts';
import { requireThisMachine } from '../require-this-machine.ts';
import { sendCsv } from '../send-csv.ts';
import { makeBudgetGrid } from './budget-grid.ts';
import type { BudgetWatch } from './budget-watch.ts';
import type { ConsoleBudgets } from './types.ts';

/** What answers for budgets. */
export interface BudgetSource {
  readonly ledger: Ledger;
  readonly budgets: BudgetWatch;
  readonly questions: Questions;
}

/**
 * `GET /api/v1/budgets`: the budgets of the console, or those of `exactly` some calls; `GET /api/v1/budgets/csv`: as CSV. `POST /api/v1/budgets/check` and `POST /api/v1/chargeback`: a file
 * that the asker has read, for programs of this machine alone: what it says is posted to addresses of its choice.
 */
export function addBudgetRoutes(server: FastifyInstance, { ledger, budgets, questions }: BudgetSource): void {
  const fromHere = {
    onRequest: async (request: Parameters<typeof requireThisMachine>[0]) => requireThisMachine(request),
  };
  const describe = (request: FastifyRequest, reply: FastifyReply): Promise<ConsoleBudgets> =>
    questions.ask(request, reply, (options) =>
      budgets.describe({ ...options, exactly: readQuery(request)['exactly'] }),
    );
  server.get('/api/v1/budgets', describe);
  server.get('/api/v1/budgets/csv', async (request, reply) =>
    sendCsv(reply, 'budgets', makeBudgetGrid((await describe(request, reply)).report)),
  );
  server.post('/api/v1/budgets/check', fromHere, (request) => {
    const body = readObject(request.body, 'the body', ['file', 'at', 'notify']);
    return budgets.check({
      file: readFile(body['file']),
      at: readOptional('at', body['at'], 'string'),
      notify: readOptional('notify', body['notify'], 'boolean'),
    });
  });
  server.post('/api/v1/chargeback', fromHere, (request) => {
    const body = readObject(request.body, 'the body', ['directory', 'month']);
    const month = readOptional('month', body['month'], 'string');
    return ledger.chargeback(readFile(body['directory']), month === undefined ? {} : { month });
  });
}

function readFile(value: unknown): { name: string; text: string } {
  const file = readObject(value, 'the file', ['name', 'text']);
  return {
    name: readOptional('name', file['name'], 'string') ?? 'file',
    text: readOptional('text', file['text'], 'string') ?? '',
  };
}
