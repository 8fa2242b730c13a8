import type { Attributes } from '@opentelemetry/api';
import type { Answer } from '../answer.ts';
import { isObject, type Json, text } from '../json.ts';
import { seconds } from '../media-usage.ts';
import { ATTR_GEN_AI_CONVERSATION_ID, ATTR_GEN_AI_OUTPUT_TYPE, ATTR_OPENAI_API_TYPE } from '../semconv.ts';
import type { Operation } from './operation.ts';

/** A live session (openai 7): billed by the seconds of its sound, which it counts itself. */
export const live: Operation = {
  id: 'live',
  name: 'realtime',
  method: 'get',
  path: '/live/sessions',
  billed: true,
  constant: { [ATTR_OPENAI_API_TYPE]: 'live', [ATTR_GEN_AI_OUTPUT_TYPE]: 'speech' },
  asksForStreamUsage: false,
  readRequest,
  readBody: readEvent,
  readChunk: readEvent,
};

function readRequest({ id }: Json): Attributes {
  return text(id) === undefined ? {} : { [ATTR_GEN_AI_CONVERSATION_ID]: id as string };
}

/** Its counts are those since its beginning, and only that of its end is all of them. */
function readEvent({ type, session, usage, reason }: Json, answer: Answer): void {
  if (isObject(session)) answer.model = text(session['model']) ?? answer.model;
  const audioSeconds = isObject(usage) ? seconds(usage['seconds']) : undefined;
  const closed = type === 'session.closed';
  if (audioSeconds !== undefined) answer.usage = { audioSeconds, ...(!closed && { cutShort: true }) };
  if (closed) answer.finishReasons = [reason === 'content' ? 'content_filter' : 'stop'];
}
