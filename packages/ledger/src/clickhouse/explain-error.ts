import { ClickHouseError } from '@clickhouse/client';
import { LedgerError, LedgerUnavailableError } from '../errors.ts';
import type { Address } from './address.ts';

/** Error codes of ClickHouse. https://github.com/ClickHouse/ClickHouse/blob/master/src/Common/ErrorCodes.cpp */
const CODES = {
  unknownDatabase: '81',
  wrongPassword: ['192', '193', '194', '516'],
  accessDenied: '497',
} as const;

const CONNECTION_CODES =
  /^(?:ECONN|ENOTFOUND|EAI_|EHOST|ENET|EPIPE|ETIMEDOUT|ERR_TLS|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO)/;

/** Whether an error is of the way to the server: it may not have seen the request. */
function isOfConnection(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof ClickHouseError) return false;
  const { code } = error as { code?: unknown };
  return (
    (typeof code === 'string' && CONNECTION_CODES.test(code)) || /socket hang up|timeout error/i.test(error.message)
  );
}

/** Whether a request may be sent again at once: one that took too long would only take as long again. */
export function canTryAgain(error: unknown): boolean {
  return (
    isOfConnection(error) && !/time(?:d ?)?out/i.test(`${String((error as { code?: unknown }).code)} ${String(error)}`)
  );
}

/** What went wrong, for people; never with the password. */
export function explainError(address: Address, error: unknown): Error {
  if (error instanceof LedgerError || error instanceof RangeError) return error;
  const options = { cause: redact(address, error) };
  const reason = hidePassword(address, firstSentence(error));
  const { location, database, username } = address;
  const code = error instanceof ClickHouseError ? error.code : undefined;
  if (code === CODES.unknownDatabase) {
    return new LedgerUnavailableError(
      `got no database ${JSON.stringify(database)} at ${location}, expected one for the ledger`,
      options,
      `run CREATE DATABASE \`${database}\` there, or give another`,
    );
  }
  if (CODES.wrongPassword.some((known) => known === code)) {
    return new LedgerUnavailableError(
      `got a wrong password, or an unknown user ${JSON.stringify(username)}, for ${location}`,
      options,
      'correct the URL or SPENDSPAN_CLICKHOUSE_PASSWORD',
    );
  }
  if (code === CODES.accessDenied) {
    const remedy = 'grant SELECT, INSERT, CREATE TABLE and ALTER on the database';
    return new LedgerUnavailableError(
      `${location} refuses user ${JSON.stringify(username)} (${reason})`,
      options,
      remedy,
    );
  }
  if (isOfConnection(error)) {
    return new LedgerUnavailableError(
      `got no answer from ${location} (${reason}), expected the HTTP interface of ClickHouse`,
      options,
      'start the server, or correct the host, the port and secure=1',
    );
  }
  return new LedgerUnavailableError(`${location} could not do it (${reason})`, options);
}

/** ClickHouse tells the place in the query, and its version, after what is for people. */
function firstSentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = (error as { code?: unknown }).code;
  // An attempt on several addresses has no message of its own.
  const message = error.message || (typeof code === 'string' ? code : error.name);
  return message.split('\n', 1)[0]?.slice(0, 500) ?? '';
}

/** What caused it, as a message only: the client's own error may hold what it was configured with. */
function redact(address: Address, error: unknown): Error {
  return new Error(hidePassword(address, error instanceof Error ? error.message : String(error)));
}

function hidePassword({ password }: Address, text: string): string {
  return password.length < 3 ? text : text.replaceAll(password, '***');
}
