import { createHexId } from '../ids.ts';
import { asObject } from '../text.ts';
import type { Answer, ProviderCall, Route } from '../types.ts';

/** Sessions that somebody else speaks: a key for him, or the terms of his connection. Nothing is spoken here. */
export const SESSION_OPENINGS: readonly Route[] = [
  '/realtime/client_secrets',
  '/realtime/translations/client_secrets',
  '/realtime/sessions',
  '/realtime/transcription_sessions',
  '/realtime/calls/:id/accept',
  '/live/sessions',
  '/live/sessions/:id/accept',
  '/live/sessions/:id/fork',
].map((path) => ({ method: 'POST', path, answer }));

/** `POST /v1/realtime/calls`: the terms of a WebRTC connection, as text. */
export const createCall: Route = {
  method: 'POST',
  path: '/realtime/calls',
  answer: () => ({ status: 201, bytes: Buffer.from('v=0\r\n'), contentType: 'application/sdp' }),
};

function answer({ body }: ProviderCall): Answer {
  const session = 'session' in body ? asObject(body['session']) : body;
  const value = createHexId('ek_');
  return {
    status: 200,
    body: { id: createHexId('sess_'), value, client_secret: { value, expires_at: 1_900_000_000 }, session },
  };
}
