import type { ResponseAnswer } from './response-answer.ts';
import { asList, asObject, readString, splitWords } from './text.ts';
import type { JsonObject, ServerEvent } from './types.ts';

/**
 * The events of a streamed response in OpenAI's order, `response.created` first. The served tier is known only at the
 * end, as at OpenAI. `withError` puts an `error` event before `response.failed`.
 */
export function listResponseEvents(answer: ResponseAnswer, withError = false): readonly ServerEvent[] {
  const bodies: JsonObject[] = [];
  const opening = {
    ...answer.head,
    status: 'in_progress',
    completed_at: null,
    error: null,
    incomplete_details: null,
    service_tier: 'auto',
    output: [],
    usage: null,
  };
  bodies.push({ type: 'response.created', response: opening }, { type: 'response.in_progress', response: opening });
  for (const [index, item] of answer.output.entries()) bodies.push(...listItemEvents(item, index));
  const { head, status, output, usage } = answer;
  if (withError)
    bodies.push({ type: 'error', error: { type: 'server_error', ...asObject(head['error']), param: null } });
  bodies.push({ type: `response.${status}`, response: { ...head, status, output, usage } });
  return bodies.map((body, sequence) => ({
    event: readString(body['type']),
    data: { ...body, sequence_number: sequence },
  }));
}

function listItemEvents(item: JsonObject, index: number): readonly JsonObject[] {
  const place = { output_index: index };
  const done = { type: 'response.output_item.done', item, ...place };
  const added = (fields: JsonObject): JsonObject => ({
    type: 'response.output_item.added',
    item: { ...item, ...fields },
    ...place,
  });
  switch (item['type']) {
    case 'message':
      return [added({ status: 'in_progress', content: [] }), ...listTextEvents(item, place), done];
    case 'function_call':
      return [added({ status: 'in_progress', arguments: '' }), ...listArgumentEvents(item, place), done];
    default:
      return [added({}), done];
  }
}

function listTextEvents(item: JsonObject, place: JsonObject): readonly JsonObject[] {
  const part = asObject(asList(item['content'])[0]);
  const text = readString(part['text']);
  const where = { item_id: item['id'], ...place, content_index: 0 };
  return [
    { type: 'response.content_part.added', ...where, part: { ...part, text: '' } },
    ...splitWords(text).map((delta) => ({
      type: 'response.output_text.delta',
      ...where,
      delta,
      logprobs: [],
      obfuscation: 'local',
    })),
    { type: 'response.output_text.done', ...where, text, logprobs: [] },
    { type: 'response.content_part.done', ...where, part },
  ];
}

function listArgumentEvents(item: JsonObject, place: JsonObject): readonly JsonObject[] {
  const args = readString(item['arguments']);
  const where = { item_id: item['id'], ...place };
  return [
    ...(args.match(/.{1,8}/gs) ?? []).map((delta) => ({
      type: 'response.function_call_arguments.delta',
      ...where,
      delta,
      obfuscation: 'local',
    })),
    { type: 'response.function_call_arguments.done', ...where, arguments: args },
  ];
}
