import { LedgerError, LedgerInvalidError } from '../errors.ts';
import type { ClickHouse } from './clickhouse.ts';
import { MAKE_MIGRATIONS_TABLE, MIGRATIONS, MIGRATIONS_TABLE } from './migrations.ts';

/** Version of the schema that this program writes. */
export const SCHEMA_VERSION: number = MIGRATIONS.at(-1)?.version ?? 0;

/**
 * Brings the schema of a database up to date.
 * @param create whether an empty database is made a ledger.
 * @throws LedgerError (LEDGER_NOT_FOUND), and LedgerInvalidError when the database belongs to something else or to a newer version.
 */
export async function migrate(clickHouse: ClickHouse, create: boolean): Promise<void> {
  const { location } = clickHouse.address;
  const version = await readVersion(clickHouse);
  if (version > SCHEMA_VERSION) {
    throw new LedgerInvalidError(
      location,
      `a ledger of schema version ${version}`,
      `this program knows versions up to ${SCHEMA_VERSION}: update it`,
    );
  }
  if (version === 0 && !create) {
    const message = `got no tables at ${location}, expected a ledger; start the console on it once, or give another`;
    throw new LedgerError('LEDGER_NOT_FOUND', message);
  }
  for (const step of MIGRATIONS) {
    if (step.version <= version) continue;
    await clickHouse.run(MAKE_MIGRATIONS_TABLE);
    for (const statement of step.statements) await clickHouse.run(statement);
    await clickHouse.insert(MIGRATIONS_TABLE, ['version', 'summary'], [[step.version, step.summary]]);
  }
}

async function readVersion(clickHouse: ClickHouse): Promise<number> {
  const tables = (await clickHouse.query('SELECT name FROM system.tables WHERE database = currentDatabase()')).flat();
  if (!tables.includes(MIGRATIONS_TABLE)) {
    if (!tables.includes('calls')) return 0;
    throw new LedgerInvalidError(
      clickHouse.address.location,
      'a table "calls" of another program',
      'give a database of its own',
    );
  }
  const [[version] = []] = await clickHouse.query(`SELECT max(version) FROM ${MIGRATIONS_TABLE}`);
  return Number(version ?? 0);
}
