import { createHexId } from './ids.ts';
import { asList, asObject, readString } from './text.ts';
import type { JsonObject, ProviderCall } from './types.ts';

/** The output item of one use of a built-in tool, by the type it is offered under. */
const ITEMS: Readonly<Record<string, () => JsonObject>> = {
  web_search: createSearch,
  web_search_preview: createSearch,
  file_search: () => ({ id: createHexId('fs_'), type: 'file_search_call', queries: ['local'], results: null }),
  code_interpreter: () => ({
    id: createHexId('ci_'),
    type: 'code_interpreter_call',
    code: '1 + 1',
    container_id: createHexId('cntr_'),
    outputs: null,
  }),
};

function createSearch(): JsonObject {
  return { id: createHexId('ws_'), type: 'web_search_call', action: { type: 'search', query: 'local' } };
}

/** One use of each built-in tool that the request offers, before the answer. */
export function useBuiltInTools({ body }: ProviderCall): readonly JsonObject[] {
  if (body['tool_choice'] === 'none') return [];
  return asList(body['tools']).flatMap((tool): readonly JsonObject[] => {
    const create = ITEMS[readString(asObject(tool)['type'])];
    return create ? [create()] : [];
  });
}

/** `tool_usage` of a response, which counts web searches of the current tool, not of the preview. */
export function countToolUsage({ body }: ProviderCall): JsonObject {
  const used =
    body['tool_choice'] !== 'none' && asList(body['tools']).some((tool) => asObject(tool)['type'] === 'web_search');
  return { web_search: { num_requests: used ? 1 : 0 } };
}
