import type { ClickHouse } from './clickhouse.ts';

/** See `CallStore.readSetting`. */
export async function readSetting(clickHouse: ClickHouse, name: string): Promise<string | undefined> {
  const [[value] = []] = await clickHouse.query('SELECT value FROM settings FINAL WHERE name = {name:String}', {
    name,
  });
  return typeof value === 'string' ? value : undefined;
}

/** See `CallStore.writeSetting`. */
export async function writeSetting(clickHouse: ClickHouse, name: string, value: string | undefined): Promise<void> {
  await clickHouse.insert('settings', ['name', 'value'], [[name, value ?? null]]);
}
