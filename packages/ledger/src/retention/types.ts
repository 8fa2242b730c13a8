/** What is to be deleted, and whether the room is given back. */
export interface CompactOptions {
  /**
   * Age, in days or weeks (`400d`, `52w`), from which calls are deleted: whole UTC days, by the start of the call.
   * @default nothing is deleted
   */
  readonly olderThan?: string | undefined;
  /**
   * Whether it is only said what would be deleted.
   * @default false
   */
  readonly dryRun?: boolean | undefined;
  /**
   * Whether the file is written anew, so that it shrinks. Otherwise the room is used for later calls.
   * @default true
   */
  readonly rewrite?: boolean | undefined;
}

/** What was deleted, or would be. */
export interface Compaction {
  readonly dryRun: boolean;
  /** RFC 3339: calls that started before are gone. `null`: nothing was to be deleted. */
  readonly keptFrom: string | null;
  readonly deletedCalls: number;
  /** What those cost, USD with 12 decimals. */
  readonly deletedUsd: string;
  /** Size of the ledger in bytes; `null` when it was not written anew. */
  readonly bytesBefore: number | null;
  readonly bytesAfter: number | null;
}
