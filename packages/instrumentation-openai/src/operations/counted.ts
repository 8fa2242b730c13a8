import { text } from '../json.ts';
import { readBodyFailure } from './body-failure.ts';
import type { Operation } from './operation.ts';

/** A call that may cost something which no answer tells: it is counted, and has no price. */
const counted = (operation: Pick<Operation, 'id' | 'name' | 'path' | 'inPages'>): Operation => ({
  method: 'post',
  billed: true,
  constant: {},
  asksForStreamUsage: false,
  readRequest: () => ({}),
  readBody(body, answer) {
    answer.failure = readBodyFailure(body);
    answer.id = text(body['id']);
  },
  readChunk() {},
  ...operation,
});

/** Calls whose price nobody tells. Why stands in the table of operations. */
export const COUNTED: readonly Operation[] = [
  counted({ id: 'containers.create', name: 'container', path: '/containers' }),
  counted({ id: 'vectorStores.create', name: 'vector_store', path: '/vector_stores' }),
  counted({
    id: 'vectorStores.search',
    name: 'vector_store_search',
    path: '/vector_stores/{id}/search',
    inPages: true,
  }),
  counted({
    id: 'beta.agents.automations.invocations.create',
    name: 'agent',
    path: '/agents/automations/{id}/invocations',
  }),
  counted({ id: 'beta.chatkit.sessions.create', name: 'agent', path: '/chatkit/sessions' }),
  counted({ id: 'videos.createCharacter', name: 'video_character', path: '/videos/characters' }),
  counted({
    id: 'contentProvenanceChecks.create',
    name: 'provenance_check',
    path: '/content_provenance_checks',
  }),
];
