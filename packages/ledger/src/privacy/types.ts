/** Who is to be erased, and how. */
export interface EraseOptions {
  /** The `user.id`; where users are hashed, its hash (`hmac:…`) will do. */
  readonly user: string;
  /**
   * Whether the calls are deleted, so that totals change, instead of being kept without user.
   * @default false
   */
  readonly rows?: boolean | undefined;
  /**
   * Whether it is only said what would be erased.
   * @default false
   */
  readonly dryRun?: boolean | undefined;
}

/** What was erased, or would be. It does not name the person. */
export interface Erasure {
  readonly rows: boolean;
  readonly dryRun: boolean;
  /** Rows that named the person. */
  readonly calls: number;
  /** Their cost, USD with 12 decimals: it stays in the totals, or with `rows` leaves them. */
  readonly costUsd: string;
  /** Size of the ledger in bytes; `null` when it was not written anew. */
  readonly bytesBefore: number | null;
  readonly bytesAfter: number | null;
}
