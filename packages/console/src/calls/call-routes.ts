import type { CallPage, Ledger } from '@spendspan/ledger';
import type { FastifyInstance } from 'fastify';
import type { PricesInForce } from '../prices/prices-in-force.ts';
import type { CallDetail } from '../prices/types.ts';
import type { Questions } from '../questions.ts';
import { readQuery } from '../read-query.ts';
import { RequestError } from '../request-error.ts';
import { explainRecorded, startOf } from './explain-recorded.ts';

/** What answers for calls. */
export interface CallSource {
  readonly ledger: Ledger;
  readonly prices: PricesInForce;
  readonly questions: Questions;
}

interface CallPath {
  readonly trace: string;
  readonly span: string;
}

/** `GET /api/v1/calls`: recorded calls, a page at a time; `GET /api/v1/calls/:trace/:span`: one, and why it cost that. */
export function addCallRoutes(server: FastifyInstance, { ledger, prices, questions }: CallSource): void {
  server.get(
    '/api/v1/calls',
    (request, reply): Promise<CallPage> =>
      questions.ask(request, reply, (options) => ledger.calls(readQuery(request), options)),
  );
  server.get<{ Params: CallPath }>('/api/v1/calls/:trace/:span', async (request, reply): Promise<CallDetail> => {
    const { trace, span } = request.params;
    const { startedAt } = readQuery(request);
    const { calls, usersHidden } = await questions.ask(request, reply, (options) =>
      ledger.findCalls(trace, span, options),
    );
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
