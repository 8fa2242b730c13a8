import type { CallPage, Ledger } from '@spendspan/ledger';
import type { FastifyInstance } from 'fastify';
import type { PricesInForce } from '../prices/prices-in-force.ts';
import type { CallDetail } from '../prices/types.ts';
import { readQuery } from '../read-query.ts';
import { RequestError } from '../request-error.ts';
import { explainRecorded, startOf } from './explain-recorded.ts';

interface CallPath {
  readonly trace: string;
  readonly span: string;
}

/** `GET /api/v1/calls`: recorded calls, a page at a time; `GET /api/v1/calls/:trace/:span`: one, and why it cost that. */
export function addCallRoutes(server: FastifyInstance, ledger: Ledger, prices: PricesInForce): void {
  server.get('/api/v1/calls', (request): Promise<CallPage> => ledger.calls(readQuery(request)));
  server.get<{ Params: CallPath }>('/api/v1/calls/:trace/:span', async (request): Promise<CallDetail> => {
    const { trace, span } = request.params;
    const { startedAt } = readQuery(request);
    const { calls, usersHidden } = await ledger.findCalls(trace, span);
    const call = startedAt === undefined ? calls[0] : calls.find((one) => startOf(one) === startedAt);
    if (!call) {
      const asked = startedAt === undefined ? '' : ` at ${JSON.stringify(startedAt.slice(0, 80))}`;
      throw new RequestError(
        404,
        `got span ${JSON.stringify(span.slice(0, 80))}${asked}, expected that of a recorded call`,
      );
    }
    return { ...explainRecorded(call, prices.pricer), startedAt: calls.map(startOf), usersHidden };
  });
}
