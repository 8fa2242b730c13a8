import { createHexId, nowSeconds } from '../ids.ts';
import type { JsonObject, Route } from '../types.ts';

/** What is made by a request and does nothing here: `POST` answers it, with an id and the time. */
const thing = (path: string, object: string, prefix: string, more: JsonObject = {}): Route => ({
  method: 'POST',
  path,
  answer: () => ({
    status: 200,
    body: { id: createHexId(prefix).slice(0, prefix.length + 24), object, created_at: nowSeconds(), ...more },
  }),
});

/** `POST /v1/containers`, `/v1/vector_stores` and others of their kind; a search finds nothing. */
export const THINGS: readonly Route[] = [
  thing('/containers', 'container', 'cntr_', { status: 'running', memory_limit: '1g' }),
  thing('/vector_stores', 'vector_store', 'vs_', { status: 'completed', usage_bytes: 0 }),
  thing('/agents/automations/:id/invocations', 'agent.automation.invocation', 'inv_', { status: 'queued' }),
  thing('/chatkit/sessions', 'chatkit.session', 'cksess_', { status: 'active' }),
  thing('/videos/characters', 'video.character', 'char_', { name: 'local' }),
  thing('/content_provenance_checks', 'content_provenance_check', 'cpc_', { results: [] }),
  {
    method: 'POST',
    path: '/vector_stores/:id/search',
    answer: () => ({
      status: 200,
      body: { object: 'vector_store.search_results.page', search_query: ['local'], data: [], has_more: false },
    }),
  },
];
