/** SQL of few bits that tell most trace ids apart: what has the same ones is looked at in the calls. */
export const TRACE_MARK: string = mark('trace_id', 40);

/** As {@link TRACE_MARK}, of response ids. */
export const RESPONSE_MARK: string = mark('response_id', 32);

function mark(column: string, bits: number): string {
  return `CAST(hash(${column}) & ${2n ** BigInt(bits) - 1n} AS BIGINT)`;
}
