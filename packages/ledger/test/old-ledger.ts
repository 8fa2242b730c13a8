import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { migrate } from '../src/duckdb/migrate.ts';
import { MIGRATIONS } from '../src/duckdb/migrations.ts';

/** What a row of the first version says that these tests look at; the rest is NULL. */
export interface OldRow {
  readonly spanId: string;
  readonly team?: string;
  readonly model?: string;
  /** USD. */
  readonly cost: string | null;
  readonly media?: string;
  readonly status?: string;
  readonly reason?: string;
}

/** Makes a ledger file of schema version 1, with the steps that made such files, and fills it with SQL as of then. */
export async function makeOldLedger(path: string, rows: readonly OldRow[]): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  const first = MIGRATIONS.filter(({ version }) => version === 1);
  await migrate(connection, path, first);
  for (const { spanId, team = null, model = 'gpt-4.1', cost, media = null, status = 'priced', reason = null } of rows) {
    await connection.run(
      `INSERT INTO calls (trace_id, span_id, started_at, team_id, provider, host, operation, request_model, status,
         input_tokens, output_tokens, usage_status, cost_usd, cost_input_usd, cost_media_usd, cost_status, cost_reason, cost_source)
       VALUES ('0af7651916cd43dd8448eb211c80319c', $1, '2026-11-15 12:00:00.123456789', $2, 'openai', 'api.openai.com', 'chat', $3,
         'ok', 1000, 200, 'reported', $4::DECIMAL(38, 12), $4::DECIMAL(38, 12), $5::DECIMAL(38, 12), $6, $7, 'catalog:genai-prices@0.1.7')`,
      [spanId, team, model, cost, media, status, reason],
    );
  }
  connection.closeSync();
  instance.closeSync();
}
