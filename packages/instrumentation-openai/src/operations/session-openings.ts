import type { Attributes } from '@opentelemetry/api';
import { isObject, type Json, text } from '../json.ts';
import { ATTR_GEN_AI_REQUEST_MODEL } from '../semconv.ts';
import { readBodyFailure } from './body-failure.ts';
import type { Operation } from './operation.ts';
import { realtime } from './realtime.ts';

/**
 * A session is opened for somebody who speaks by WebRTC, by telephone or by a socket of his own: what it uses is told to
 * those who take part in it. The opening is counted, and has no price.
 */
const opening = (id: string, path: string, more: Pick<Operation, 'answersBytes'> = {}): Operation => ({
  ...realtime,
  id,
  method: 'post',
  path,
  readRequest,
  readBody(body, answer) {
    answer.failure = readBodyFailure(body);
  },
  readChunk() {},
  ...more,
});

export const SESSION_OPENINGS: readonly Operation[] = [
  opening('realtime.clientSecrets.create', '/realtime/client_secrets'),
  opening('realtime.translations.clientSecrets.create', '/realtime/translations/client_secrets'),
  opening('realtime.calls.create', '/realtime/calls', { answersBytes: true }),
  opening('realtime.calls.accept', '/realtime/calls/{id}/accept'),
  opening('beta.realtime.sessions.create', '/realtime/sessions'),
  opening('beta.realtime.transcriptionSessions.create', '/realtime/transcription_sessions'),
  opening('live.create', '/live/sessions'),
  opening('live.sessions.accept', '/live/sessions/{id}/accept'),
  opening('live.sessions.fork', '/live/sessions/{id}/fork'),
];

function readRequest(body: Json): Attributes {
  const session = isObject(body['session']) ? body['session'] : body;
  const transcription = session['input_audio_transcription'];
  const model = text(session['model']) ?? (isObject(transcription) ? text(transcription['model']) : undefined);
  return model === undefined ? {} : { [ATTR_GEN_AI_REQUEST_MODEL]: model };
}
