/** Who is to be erased, and how. */
export interface EraseOptions {
  /** The `user.id`; where users are hashed, its hash (`hmac:…`) will do. Either this or a customer is given. */
  readonly user?: string | undefined;
  /** The `customer.id`: it is taken off its calls, with their sessions. */
  readonly customer?: string | undefined;
  /**
   * Whether the calls are deleted, so that totals change, instead of being kept without user or customer.
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
  /** Calls that name the same id as something else, and still do: as a customer, a session or a user. */
  readonly elsewhere: { readonly user?: number; readonly customer?: number; readonly session?: number };
  /** Size of the ledger in bytes; `null` when it was not written anew. */
  readonly bytesBefore: number | null;
  readonly bytesAfter: number | null;
}
