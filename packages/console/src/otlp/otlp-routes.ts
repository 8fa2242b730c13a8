import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BodyBudget } from './body-budget.ts';
import { FALLBACK_ENCODING, findEncoding, type OtlpEncoding } from './otlp-encoding.ts';
import { OtlpError } from './otlp-error.ts';
import { MAX_BODY_BYTES, readBody } from './read-body.ts';
import type { TraceReceiver } from './trace-receiver.ts';

/** What senders can take of this process. */
export interface OtlpLimits {
  /** Exports whose bodies have arrived and that are being recorded at a time. */
  readonly inFlight: number;
  /** Bytes of all bodies together, arriving or being recorded. */
  readonly totalBodyBytes: number;
  /** Longest wait for one body, in milliseconds. */
  readonly bodyTimeoutMs: number;
}

/** Exporters give up after 10 seconds unless told otherwise: what takes longer nobody waits for. */
const DEFAULTS: OtlpLimits = { inFlight: 64, totalBodyBytes: 16 * MAX_BODY_BYTES, bodyTimeoutMs: 15_000 };

const RETRY_AFTER_SECONDS = '1';

/**
 * The OTLP/HTTP receiver: `POST /v1/traces`, and `/v1/metrics` and `/v1/logs`, which are accepted and not kept.
 * https://opentelemetry.io/docs/specs/otlp/#otlphttp
 */
export async function addOtlpRoutes(
  server: FastifyInstance,
  receiver: Pick<TraceReceiver, 'receive'>,
  limits: Partial<OtlpLimits> = {},
): Promise<void> {
  const { inFlight: maxInFlight, totalBodyBytes, bodyTimeoutMs } = { ...DEFAULTS, ...limits };
  const budget = new BodyBudget(totalBodyBytes, bodyTimeoutMs);
  let inFlight = 0;
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES }, (_request, body, done) => {
    done(null, body);
  });
  server.setErrorHandler(sendError);
  server.addHook('preClose', async () => budget.stopAll());
  // Not async: the body must have its reader before its first byte, or an early failure goes unheard.
  server.addHook('preParsing', (request, reply, _payload, done) => done(null, budget.meter(request.raw, reply.raw)));
  // Once the body is here: a sender that takes its time with it keeps nobody from being recorded.
  server.addHook('preHandler', async (_request, reply) => {
    if (inFlight >= maxInFlight) throw new OtlpError(503, `got more than ${maxInFlight} exports at once`);
    inFlight += 1;
    reply.raw.once('close', () => {
      inFlight -= 1;
    });
  });
  server.post('/v1/traces', async (request, reply) => {
    const encoding = requireEncoding(request);
    const body = await readBody(bodyOf(request), request.headers['content-encoding']);
    return reply.type(encoding.contentType).send(await receiver.receive(body, encoding));
  });
  for (const path of ['/v1/metrics', '/v1/logs']) {
    // An empty message says the same in every response type: all was accepted.
    server.post(path, async (request, reply) => {
      const encoding = requireEncoding(request);
      return reply.type(encoding.contentType).send(encoding.encodeSuccess(0, ''));
    });
  }
  for (const url of ['/v1/traces', '/v1/metrics', '/v1/logs']) {
    server.route({
      method: ['GET', 'PUT', 'DELETE', 'PATCH'],
      url,
      handler: async (request, reply) => {
        reply.header('allow', 'POST');
        throw new OtlpError(405, `got ${request.method}, expected POST`);
      },
    });
  }
}

function requireEncoding(request: FastifyRequest): OtlpEncoding {
  const contentType = request.headers['content-type'];
  const encoding = findEncoding(contentType);
  if (encoding) return encoding;
  throw new OtlpError(
    415,
    `got content-type ${JSON.stringify(contentType ?? 'none')}, expected application/x-protobuf or application/json`,
  );
}

function bodyOf(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

function sendError(error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply): void {
  const statusCode = error.statusCode ?? 500;
  const encoding = findEncoding(request.headers['content-type']) ?? FALLBACK_ENCODING;
  // What is not meant for senders stays here; a bug must not tell them about this machine.
  const message = statusCode === 500 ? 'the console failed to handle the export' : error.message;
  if (statusCode === 408) reply.header('connection', 'close');
  if (statusCode === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
  reply.code(statusCode).type(encoding.contentType).send(encoding.encodeError(statusCode, message));
}
