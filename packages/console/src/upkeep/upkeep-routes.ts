import type { Ledger } from '@spendspan/ledger';
import type { FastifyInstance } from 'fastify';
import { readObject, readOptional } from '../read-members.ts';
import { requireThisMachine } from '../require-this-machine.ts';

/** `POST /api/v1/erase` and `/api/v1/compact`: what `Ledger.erase` and `Ledger.compact` do and answer, as JSON. */
export async function addUpkeepRoutes(server: FastifyInstance, ledger: Ledger): Promise<void> {
  const ownProgramsOnly = {
    onRequest: async (request: Parameters<typeof requireThisMachine>[0]) => requireThisMachine(request),
  };
  server.post('/api/v1/erase', ownProgramsOnly, (request) => {
    const members = ['user', 'customer', 'rows', 'dryRun'] as const;
    const { user, customer, rows, dryRun } = readObject(request.body, 'the body', members);
    return ledger.erase({
      user: readOptional('user', user, 'string'),
      customer: readOptional('customer', customer, 'string'),
      rows: readOptional('rows', rows, 'boolean'),
      dryRun: readOptional('dryRun', dryRun, 'boolean'),
    });
  });
  server.post('/api/v1/compact', ownProgramsOnly, (request) => {
    const { olderThan, dryRun, rewrite } = readObject(request.body, 'the body', ['olderThan', 'dryRun', 'rewrite']);
    return ledger.compact({
      olderThan: readOptional('olderThan', olderThan, 'string'),
      dryRun: readOptional('dryRun', dryRun, 'boolean'),
      rewrite: readOptional('rewrite', rewrite, 'boolean'),
    });
  });
}
