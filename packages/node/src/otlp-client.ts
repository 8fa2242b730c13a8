import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { context } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import type { OtlpSettings } from './otlp-settings.ts';

/** How a post ended. `again`: the receiver could not be reached or asked for a later attempt. */
export type PostOutcome =
  | { readonly kind: 'accepted'; readonly body: Buffer }
  | { readonly kind: 'too large' | 'refused'; readonly reason: string }
  | { readonly kind: 'again'; readonly reason: string; readonly afterMs?: number };

/** Retryable answers: https://opentelemetry.io/docs/specs/otlp/#retryable-response-codes */
const RETRYABLE: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const LONGEST_ANSWER_BYTES = 64 * 1024;

/**
 * Posts one OTLP request. Never rejects. Its sockets and timers do not keep the process alive: an application that has
 * nothing else to do ends, however the receiver behaves; that is why this is not the exporter of the SDK.
 */
export function postOtlp(settings: OtlpSettings, body: Uint8Array): Promise<PostOutcome> {
  return context.with(
    suppressTracing(context.active()),
    () =>
      new Promise<PostOutcome>((resolve) => {
        try {
          send(settings, body, resolve);
        } catch (error) {
          resolve({ kind: 'refused', reason: describe(error) });
        }
      }),
  );
}

/** Headers of a request with this body. */
export function otlpHeaders(settings: OtlpSettings, body: Uint8Array): Record<string, string> {
  return {
    ...settings.headers,
    'content-type': settings.protocol === 'http/json' ? 'application/json' : 'application/x-protobuf',
    ...(settings.gzip && { 'content-encoding': 'gzip' }),
    'content-length': String(body.byteLength),
  };
}

/** The body as it goes over the wire. */
export function encodeBody(settings: OtlpSettings, body: Uint8Array): Uint8Array {
  return settings.gzip ? gzipSync(body) : body;
}

function send(settings: OtlpSettings, plain: Uint8Array, resolve: (outcome: PostOutcome) => void): void {
  const body = encodeBody(settings, plain);
  const request = settings.url.startsWith('https:') ? requestHttps : requestHttp;
  // No connection is kept: those of a receiver that closes idle ones after the usual 5 s would break in every batch.
  const options = { method: 'POST', agent: false, headers: otlpHeaders(settings, body), ...settings.tls } as const;
  // What to do when nothing more comes: once there is an answer, its head has decided.
  let giveUp = (reason: string): void => resolve({ kind: 'again', reason });
  const outgoing = request(settings.url, options, (answer) => {
    const end = readAnswer(answer, resolve);
    giveUp = () => end();
  });
  const deadline = setTimeout(() => {
    outgoing.destroy(new Error(`no answer within ${settings.timeoutMs} ms`));
  }, settings.timeoutMs);
  deadline.unref();
  outgoing.on('socket', releaseProcess);
  outgoing.on('error', (error) => giveUp(describe(error)));
  outgoing.on('close', () => {
    clearTimeout(deadline);
    giveUp('the connection was closed without an answer');
  });
  outgoing.end(body);
}

function releaseProcess(socket: Socket): void {
  socket.unref();
  // A host with several addresses gets a new handle per attempt.
  socket.on('connectionAttempt', () => socket.unref());
}

/** The head of an answer decides; its body only adds what was rejected, and may be endless or never end. */
function readAnswer(answer: IncomingMessage, resolve: (outcome: PostOutcome) => void): () => void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const end = (): void => resolve(judge(answer, Buffer.concat(chunks)));
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.byteLength;
    if (bytes <= LONGEST_ANSWER_BYTES) chunks.push(chunk);
    else answer.destroy();
  });
  answer.on('error', end).on('close', end).on('end', end);
  return end;
}

function judge(answer: IncomingMessage, body: Buffer): PostOutcome {
  const status = answer.statusCode ?? 0;
  if (status >= 200 && status < 300) return { kind: 'accepted', body };
  const reason = `HTTP ${status}`;
  if (status === 413) return { kind: 'too large', reason };
  if (!RETRYABLE.has(status)) return { kind: 'refused', reason };
  const seconds = Number(answer.headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0
    ? { kind: 'again', reason, afterMs: seconds * 1000 }
    : { kind: 'again', reason };
}

function describe(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message ?? String(error);
}
