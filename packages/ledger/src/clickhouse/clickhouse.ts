import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type ClickHouseClient, ClickHouseLogLevel, type ClickHouseSettings, createClient } from '@clickhouse/client';
import type { Address } from './address.ts';
import type { JsonValue } from './columns.ts';
import { canTryAgain, explainError } from './explain-error.ts';

/** A value of a result: whole numbers and decimals come as strings, exact whatever their size. */
export type Value = string | number | boolean | null | readonly Value[];

/** Values of a query by the names under which it has them: `{since:Int64}`. */
export type Params = Readonly<Record<string, string | bigint | readonly string[]>>;

const SETTINGS = {
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
  // Partitions are months, and a month is told by the key: no call is in two of them.
  do_not_merge_across_partitions_select_final: 1,
  join_use_nulls: 0,
  transform_null_in: 0,
  // A statement that reads a table twice sees it once.
  enable_shared_storage_snapshot_in_query: 1,
  // Who has gone away needs no answer.
  cancel_http_readonly_queries_on_client_close: 1,
  // The keys of a batch are in the text of the query.
  max_query_size: '100000000',
} as const;

const INSERT_SETTINGS = {
  // Acknowledged is written, not queued.
  async_insert: 0,
  wait_for_async_insert: 1,
  // A batch may have calls of any months.
  max_partitions_per_insert_block: '0',
  // The default reads some numbers with a fraction one bit off.
  precise_float_parsing: 1,
} as const;

/** How often a request is sent that found no server, or lost the connection. */
const TRIES = 3;
const PAUSE_MS = 200;

/** A ClickHouse database over HTTP. Errors are those of the ledger. */
export class ClickHouse {
  readonly address: Address;
  readonly #client: ClickHouseClient;

  readonly #signal: AbortSignal | undefined;

  /** @param of whose connections are used; {@link close} is for that then. */
  constructor(address: Address, of?: ClickHouse, signal?: AbortSignal) {
    this.address = address;
    this.#signal = signal;
    if (of) {
      this.#client = of.#client;
      return;
    }
    const { url, username, password, database } = address;
    this.#client = createClient({
      ...{ url, username, password, database, application: 'spendspan' },
      request_timeout: 600_000,
      compression: { request: true, response: true },
      log: { level: ClickHouseLogLevel.OFF },
      clickhouse_settings: SETTINGS,
    });
  }

  /** The same, whose queries are given up with the signal: the server stops working on them. */
  until(signal: AbortSignal): ClickHouse {
    return new ClickHouse(this.address, this, signal);
  }

  /** The rows of a query. Asks again when the connection is lost. */
  query(query: string, params: Params = {}): Promise<readonly (readonly Value[])[]> {
    return this.#try(async () => {
      const result = await this.#client.query({
        query,
        query_params: { ...params },
        format: 'JSONCompactEachRow',
        ...(this.#signal && { abort_signal: this.#signal }),
      });
      return result.json<Value[]>();
    });
  }

  /** A statement without rows, that can be run twice. */
  async run(query: string, params: Params = {}, settings: ClickHouseSettings = {}): Promise<void> {
    await this.#try(() =>
      this.#client.command({ query, query_params: { ...params }, clickhouse_settings: { ...settings } }),
    );
  }

  /** Inserts rows. Resolves when the server has written them; what is sent again for lack of an answer is there once. */
  async insert(
    table: string,
    columns: readonly [string, ...string[]],
    values: readonly (readonly JsonValue[])[],
  ): Promise<void> {
    if (values.length === 0) return;
    const token = { insert_deduplicate: 1, insert_deduplication_token: randomUUID() } as const;
    await this.#try(() =>
      this.#client.insert({
        table,
        columns: [...columns],
        values: [...values],
        format: 'JSONCompactEachRow',
        clickhouse_settings: { ...INSERT_SETTINGS, ...token },
      }),
    );
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  async #try<T>(request: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await request();
      } catch (error) {
        if (tries === TRIES || this.#signal?.aborted || !canTryAgain(error)) throw explainError(this.address, error);
        await wait(PAUSE_MS);
      }
    }
  }
}
