import { describe, expect, it } from 'vitest';
import { isClickHouseUrl, maskPasswords, readAddress } from './address.ts';

describe('the URL of a ClickHouse database', () => {
  it('says where it is and who asks', () => {
    expect(readAddress('clickhouse://ann:p%40ss@db.example.com:9123/spend?secure=1', {})).toEqual({
      url: 'https://db.example.com:9123',
      username: 'ann',
      password: 'p@ss',
      database: 'spend',
      location: 'clickhouse://ann@db.example.com:9123/spend?secure=1',
    });
  });

  it.each([
    ['clickhouse://localhost', 'http://localhost:8123', 'default', 'default'],
    ['clickhouse://localhost:80/', 'http://localhost:80', 'default', 'default'],
    ['ClickHouse://u@localhost/d?secure=1', 'https://localhost:8443', 'u', 'd'],
    ['clickhouse://[::1]:8123/d', 'http://[::1]:8123', 'default', 'd'],
  ])('has defaults: %s', (text, url, username, database) => {
    expect(isClickHouseUrl(text)).toBe(true);
    expect(readAddress(text, {})).toMatchObject({ url, username, database, password: '' });
  });

  it('takes the password from the environment where it has none', () => {
    const env = { SPENDSPAN_CLICKHOUSE_PASSWORD: 'secret' };
    expect(readAddress('clickhouse://u@h/d', env).password).toBe('secret');
    expect(readAddress('clickhouse://u:own@h/d', env).password).toBe('own');
  });

  it.each([
    'clickhouse://',
    'clickhouse:///spend',
    'clickhouse://u:s3cret@h:port/d',
    'clickhouse://u:s3cret@h/d/e',
    'clickhouse://u:s3cret@h/d?secure=maybe',
    'clickhouse://u:s3cret@h/d?sceure=1',
    'clickhouse://u:s3cret%@h/d',
  ])('is refused when it is malformed, without its password: %s', (text) => {
    const read = (): unknown => readAddress(text, {});
    expect(read).toThrow(/expected clickhouse:\/\/user:password@host:8123\/database\?secure=1; correct it/);
    expect(read).not.toThrow(/s3cret/);
  });

  it('is never shown with its password', () => {
    expect(maskPasswords('got "clickhouse://u:p@ss/w@h:1/d", expected')).toBe('got "clickhouse://u@h:1/d", expected');
    expect(maskPasswords('clickhouse://u@h/d and clickhouse://:x@h/d')).toBe(
      'clickhouse://u@h/d and clickhouse://@h/d',
    );
    expect(maskPasswords('/tmp/ledger.duckdb')).toBe('/tmp/ledger.duckdb');
  });
});
