import { createHexId } from '../ids.ts';
import { type Opening, refuseEvent, type SocketRoute } from './socket-route.ts';

/** `/v1/realtime/translations`: it translates nothing, and ends when it is told to. */
export const translation: SocketRoute = {
  path: '/realtime/translations',
  open({ query, send: sendEvent }) {
    const send: Opening['send'] = (event) => sendEvent({ event_id: createHexId('event_'), ...event });
    const session = {
      id: createHexId('sess_'),
      type: 'translation',
      model: query.get('model'),
      expires_at: 1,
      audio: {},
    };
    send({ type: 'session.created', session });
    return {
      receive: (event) => send(event['type'] === 'session.close' ? { type: 'session.closed' } : refuseEvent(event)),
    };
  },
};
