import { createError } from './errors.ts';
import { readInstructions } from './instructions.ts';
import { matchSegments } from './match-segments.ts';
import { findFailingStatus, findServedModel } from './models.ts';
import { ROUTES } from './routes.ts';
import { asObject, readString } from './text.ts';
import type { Answer, Instructions, ProviderMemory, RecordedRequest, Route } from './types.ts';

/** `/v1/…`, Azure's `/openai/v1/…`, `/openai/deployments/NAME/…` and `/openai/…`. */
const PREFIX = /^(?:\/v1|(?<azure>\/openai(?:\/v1|\/deployments\/(?<deployment>[^/]+))?))(?<rest>\/.*)$/;

/** Routes that need a model; the others have one of their own, or ask none. */
const WITH_MODEL =
  /^\/(?:chat\/completions|completions|embeddings|decisions|responses(?:\/(?:compact|input_tokens))?|images\/(?:generations|edits)|audio\/.*|fine_tuning\/jobs)$/;

/** A request within another one has none of its headers. */
const NO_INSTRUCTIONS = readInstructions({});

/** The answer to a request, errors included. Never throws. */
export function findAnswer(request: RecordedRequest, instructions: Instructions, memory: ProviderMemory): Answer {
  const { pathname, searchParams: query } = new URL(request.path, 'http://127.0.0.1');
  const { azure, deployment, rest = '' } = PREFIX.exec(pathname)?.groups ?? {};
  const found = findRoute(request.method, rest);
  if (!found) return createError(404, `Invalid URL (${request.method} ${pathname})`);
  if (typeof instructions.error === 'number') return createError(instructions.error);
  const { route, params } = found;
  const body = asObject(request.body);
  if (route.method === 'POST' && typeof request.body === 'string') {
    return createError(400, 'We could not parse the body of your request.');
  }
  const requestedModel = deployment === undefined ? readString(body['model']) : decodeURIComponent(deployment);
  if (route.method === 'POST' && requestedModel === '' && WITH_MODEL.test(route.path)) {
    return createError(400, 'you must provide a model parameter', 'model');
  }
  const failing = findFailingStatus(requestedModel);
  if (failing !== undefined) return createError(failing);
  const servedModel = findServedModel(requestedModel, azure !== undefined);
  return route.answer({
    body,
    requestedModel,
    servedModel,
    azure: azure !== undefined,
    params,
    query,
    instructions,
    memory,
    ask: (path, asked) => findAnswer({ ...request, path, body: asked }, NO_INSTRUCTIONS, memory),
  });
}

function findRoute(method: string, path: string): { route: Route; params: Record<string, string> } | undefined {
  for (const route of ROUTES) {
    const params = route.method === method ? matchSegments(route.path, path) : undefined;
    if (params) return { route, params };
  }
  return undefined;
}
