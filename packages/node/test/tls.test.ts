import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OtlpReceiver, startReceiver } from './otlp-receiver.ts';
import { runApp } from './run-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'spendspan-tls-'));
const certificate = join(folder, 'cert.pem');
const made = spawnSync('openssl', [
  ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=127.0.0.1'],
  ...['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', join(folder, 'key.pem'), '-out', certificate],
]);

afterAll(() => rmSync(folder, { recursive: true }));

const title = made.status === 0 ? 'a receiver with TLS' : 'SKIPPED, no openssl to make a certificate: TLS';
describe.skipIf(made.status !== 0)(title, () => {
  let receiver: OtlpReceiver;
  beforeAll(async () => {
    receiver = await startReceiver({
      key: readFileSync(join(folder, 'key.pem'), 'utf8'),
      cert: readFileSync(certificate, 'utf8'),
    });
  });
  afterAll(() => receiver.close());

  it.each([['return'], ['exit', '0']])('is trusted by OTEL_EXPORTER_OTLP_CERTIFICATE at "%s"', async (...args) => {
    const seen = receiver.spans.length;
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_EXPORTER_OTLP_CERTIFICATE: certificate };
    expect(await runApp('span.mjs', { args, env })).toMatchObject({ code: 0, stderr: '' });
    expect(receiver.spans.length - seen).toBe(3);
  });

  it('is not trusted without it', async () => {
    const seen = receiver.spans.length;
    const ended = await runApp('span.mjs', { args: ['return'], env: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url } });
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('spans cannot be delivered');
    expect(receiver.spans.length).toBe(seen);
  });
});
