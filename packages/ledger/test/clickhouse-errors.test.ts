import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openLedger } from '../src/index.ts';

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
});

/** Something that answers every request the same. */
async function serve(status: number, body: string, headers: Record<string, string> = {}): Promise<string> {
  server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(status, headers).end(body));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `clickhouse://ann:s3cret@127.0.0.1:${(server.address() as AddressInfo).port}/spend`;
}

describe('a ClickHouse database that cannot be used', () => {
  it.each([
    [
      'a wrong password',
      403,
      'Code: 516. DB::Exception: ann: Authentication failed: password is incorrect, or there is no user with such name. (AUTHENTICATION_FAILED)',
      /wrong password, or an unknown user "ann"/,
    ],
    [
      'no such database',
      404,
      'Code: 81. DB::Exception: Database spend does not exist. (UNKNOWN_DATABASE)',
      /no database "spend".*run CREATE DATABASE `spend`/,
    ],
    [
      'no rights',
      403,
      'Code: 497. DB::Exception: ann: Not enough privileges. (ACCESS_DENIED)',
      /refuses user "ann".*grant SELECT/,
    ],
    ['another server', 404, '<html>s3cret</html>', /could not do it/],
  ])('says so: %s', async (_what, status, body, says) => {
    const path = await serve(status, body, { 'X-ClickHouse-Exception-Code': /Code: (\d+)/.exec(body)?.[1] ?? '' });
    const opened = openLedger({ path });
    await expect(opened).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE', message: expect.stringMatching(says) });
    await expect(opened).rejects.not.toThrow(/s3cret/);
  });

  it('says so when the server is too old', async () => {
    const path = await serve(200, '["24.8.1.1"]\n');
    await expect(openLedger({ path })).rejects.toMatchObject({
      code: 'LEDGER_INVALID',
      message: expect.stringMatching(/got ClickHouse 24\.8\.1\.1 at clickhouse:\/\/ann@.*update the server to 25\.8/),
    });
  });

  it('says so when nobody answers', async () => {
    const path = await serve(200, '');
    await new Promise((resolve) => server?.close(resolve));
    const opened = openLedger({ path });
    await expect(opened).rejects.toMatchObject({
      code: 'LEDGER_UNAVAILABLE',
      message: expect.stringMatching(
        /got no answer from clickhouse:\/\/ann@127\.0\.0\.1:\d+\/spend .*start the server/,
      ),
    });
    await expect(opened).rejects.not.toThrow(/s3cret/);
  });
});
