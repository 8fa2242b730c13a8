import { inject } from 'vitest';
import { readAddress } from '../../packages/ledger/src/clickhouse/address.ts';
import { ClickHouse } from '../../packages/ledger/src/clickhouse/clickhouse.ts';

export const PASSWORD = 'a:b/c@d';

let databases = 0;

/** The URL of a database on the server of these tests. */
export function urlOf(database: string, password: string = PASSWORD): string {
  return `clickhouse://default:${encodeURIComponent(password)}@127.0.0.1:${inject('clickHousePort')}/${database}`;
}

/** Runs a statement in a database. */
export async function runSql(database: string, sql: string): Promise<readonly (readonly unknown[])[]> {
  const clickHouse = new ClickHouse(readAddress(urlOf(database)));
  try {
    if (/^(?:SELECT|SHOW|WITH)\b/.test(sql)) return await clickHouse.query(sql);
    await clickHouse.run(sql);
    return [];
  } finally {
    await clickHouse.close();
  }
}

/** An empty database of its own. */
export async function makeDatabase(): Promise<{ name: string; url: string; remove(): Promise<void> }> {
  databases += 1;
  const name = `test_${process.pid}_${databases}`;
  await runSql('default', `CREATE DATABASE ${name}`);
  return {
    name,
    url: urlOf(name),
    async remove() {
      await runSql('default', `DROP DATABASE ${name} SYNC`);
    },
  };
}
