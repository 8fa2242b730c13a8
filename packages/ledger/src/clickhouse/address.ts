import { LedgerError } from '../errors.ts';

/** Where a ClickHouse server is and who asks it. */
export interface Address {
  /** Of the HTTP interface, without user and database. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
  /** The address for people: it never has the password. */
  readonly location: string;
}

const SCHEME = /^clickhouse:\/\//i;
const EXPECTED = 'clickhouse://user:password@host:8123/database?secure=1';

/** Whether a ledger is named by the URL of a ClickHouse database. */
export function isClickHouseUrl(ledger: string): boolean {
  return SCHEME.test(ledger);
}

/**
 * Reads `clickhouse://user:password@host:8123/database?secure=1`.
 * @param env `SPENDSPAN_CLICKHOUSE_PASSWORD` is the password where the URL has none.
 * @throws LedgerError when it is no such URL; the message never has the password.
 */
export function readAddress(ledger: string, env: Readonly<Record<string, string | undefined>> = process.env): Address {
  const parsed = parseUrl(ledger);
  const unknown = [...parsed.searchParams.keys()].find((name) => name !== 'secure');
  if (unknown !== undefined) throw malformed(`the unknown parameter ${JSON.stringify(unknown)}`);
  const secure = readSecure(parsed.searchParams.get('secure'));
  const port = parsed.port || (secure ? '8443' : '8123');
  const username = decode(parsed.username) || 'default';
  const database = decode(parsed.pathname.slice(1)) || 'default';
  const query = secure ? '?secure=1' : '';
  return {
    url: `${secure ? 'https' : 'http'}://${parsed.hostname}:${port}`,
    username,
    password: decode(parsed.password) || (env['SPENDSPAN_CLICKHOUSE_PASSWORD'] ?? ''),
    database,
    location: `clickhouse://${encodeURIComponent(username)}@${parsed.hostname}:${port}/${encodeURIComponent(database)}${query}`,
  };
}

/** A text without the passwords of the ClickHouse URLs in it, fit to be shown. */
export function maskPasswords(text: string): string {
  return text.replace(/(clickhouse:\/\/[^\s:@/]*):\S*@/gi, '$1@');
}

function parseUrl(ledger: string): URL {
  let parsed: URL;
  try {
    parsed = new URL(ledger);
  } catch {
    throw malformed('an address that is no URL');
  }
  if (parsed.hostname === '') throw malformed('an address without a host');
  if (parsed.pathname.slice(1).includes('/')) throw malformed('a path with several parts');
  return parsed;
}

function readSecure(value: string | null): boolean {
  if (value === null || value === '0' || value === 'false') return false;
  if (value === '1' || value === 'true') return true;
  throw malformed(`secure=${value}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw malformed('a percent sign that escapes nothing');
  }
}

function malformed(got: string): LedgerError {
  return new LedgerError('BAD_PARAMETER', `got ${got} for the ledger, expected ${EXPECTED}; correct it`);
}
