import type { Answer, JsonObject, ServerEvent } from '../types.ts';
import { type Opening, refuseEvent, type SocketRoute } from './socket-route.ts';

/** `/v1/responses`: every `response.create` is answered with the events of a streamed response, in its lane if it names one. */
export const responses: SocketRoute = {
  path: '/responses',
  open: ({ ask, send }) => ({
    receive(event) {
      const { type, stream_id, ...body } = event;
      const lane = stream_id === undefined ? {} : { stream_id };
      const answers = type === 'response.create' ? askStreamed(ask, body) : [refuseEvent(event)];
      for (const answer of answers) send({ ...answer, ...lane });
    },
  }),
};

/** The events of a streamed response, or the error in its place. */
export function askStreamed(ask: Opening['ask'], body: JsonObject): readonly JsonObject[] {
  const answer = ask('/v1/responses', { ...body, stream: true });
  return 'events' in answer ? answer.events.flatMap(readEvent) : [describeError(answer)];
}

function readEvent({ data }: ServerEvent): readonly JsonObject[] {
  return typeof data === 'string' ? [] : [data];
}

function describeError(answer: Answer): JsonObject {
  return { type: 'error', ...('body' in answer && answer.body) };
}
