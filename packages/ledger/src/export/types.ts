import type { CallReading } from '../call-store.ts';

/** What {@link CallReading.sums} say of an export before its first byte, for headers and for people. */
export interface ExportSummary {
  /** Calls that are exported; `focus` leaves those without a known price out and counts them here all the same. */
  readonly calls: number;
  readonly unpricedCalls: number;
  /** Calls that failed and used nothing as far as anybody knows. */
  readonly failedWithoutUsage: number;
  /** USD, 12 decimals: what the amounts of the export add up to, exactly. */
  readonly costUsd: string;
}

/** How far an export is. */
export type OnExported = (calls: number) => void;

/** What a format may be told. */
export interface ExportOptions {
  /**
   * `BillingAccountId` of FOCUS rows: what the provider calls the account that pays.
   * @default the host that answered, else the provider
   */
  readonly billingAccount?: string | undefined;
  /** Called after each batch with the calls that are done. */
  readonly onProgress?: OnExported | undefined;
}

/** A format that calls are exported in. A new one is a file in `export/` and a line in `export-formats.ts`. */
export interface ExportFormat {
  readonly name: string;
  readonly summary: string;
  readonly contentType: string;
  /** Of a file, without the dot. */
  readonly extension: string;
  /** The file, bit by bit; the calls are read as it is taken. */
  encode(batches: CallReading['batches'], options: ExportOptions): AsyncIterable<string | Uint8Array>;
}

/** An export under way. */
export interface Export {
  readonly format: Pick<ExportFormat, 'name' | 'contentType' | 'extension'>;
  readonly summary: ExportSummary;
  /** The file, bit by bit. Rejects when the amounts that were written do not add up to the summary. */
  readonly content: AsyncIterable<string | Uint8Array>;
  /** Ends the export. Needed only where `content` is never begun. */
  close(): Promise<void>;
}
