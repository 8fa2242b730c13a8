import type { Call } from './types.ts';

const SECOND_NS = 1_000_000_000n;

/** An id of what a provider does in its own time: background responses, batches, runs, evaluations, trainings, turns of agents. */
const JOB_ID = /^(?:resp_|batch_|run_|evalrun_|ftjob-|turn_)[\w-]{1,200}$/;

/** What two rows must have in common to be bills of one job. */
export type Billed = Pick<Call, 'responseId' | 'startTimeUnixNano' | 'host' | 'usageReason' | 'responseModel'> & {
  readonly usage: Pick<Call['usage'], 'inputTokens' | 'outputTokens'>;
};

/**
 * What all bills of one job have in common: each process that sees it finished writes one a model, as a span of its own, from
 * the second at which the provider says that it was made. The ledger keeps the first. Undefined for what can be no such
 * bill: other calls start between seconds.
 */
export function billKey(call: Billed): string | undefined {
  const { responseId, startTimeUnixNano, host, usageReason, responseModel, usage } = call;
  if (startTimeUnixNano % SECOND_NS !== 0n || usageReason === 'background') return undefined;
  if (responseId === null || !JOB_ID.test(responseId)) return undefined;
  const { inputTokens = null, outputTokens = null } = usage;
  return JSON.stringify([responseId, String(startTimeUnixNano), host, responseModel, inputTokens, outputTokens]);
}

/** Columns of a row that {@link toBilled} reads, behind its id and the nanoseconds of its start. */
export const BILL_COLUMNS = 'host, usage_reason, response_model, input_tokens, output_tokens';

/** A row of either store, NULL being null or left out. */
export function toBilled([responseId, start, host, usageReason, model, input, output]: readonly unknown[]): Billed {
  const text = (value: unknown): string | null => (value == null ? null : String(value));
  return {
    responseId: text(responseId),
    startTimeUnixNano: BigInt(String(start)),
    host: text(host),
    usageReason: text(usageReason),
    responseModel: text(model),
    usage: {
      ...(input != null && { inputTokens: Number(input) }),
      ...(output != null && { outputTokens: Number(output) }),
    },
  };
}

/** Positions, of those asked about, of the calls that are bills of jobs whose bill is there; see {@link billKey}. */
export async function findBilled(
  calls: readonly Call[],
  readBills: (some: readonly Call[]) => Promise<readonly Billed[]>,
): Promise<readonly number[]> {
  const keys = calls.map(billKey);
  const some = calls.filter((_, index) => keys[index] !== undefined);
  if (some.length === 0) return [];
  const billed = new Set((await readBills(some)).map(billKey));
  return [...keys.keys()].filter((index) => keys[index] !== undefined && billed.has(keys[index]));
}
