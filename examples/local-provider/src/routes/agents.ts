import { createHexId, nowSeconds } from '../ids.ts';
import { findServedModel } from '../models.ts';
import { listJobs, retrieveJob } from '../stored-jobs.ts';
import { asObject, readString } from '../text.ts';
import type { JsonObject, ProviderCall, Route } from '../types.ts';
import { chooseUsage, createResponseUsage } from '../usage.ts';

/** `POST /v1/agents/sessions`: with an input, it has one turn, which is done at once. */
export const createAgentSession: Route = {
  method: 'POST',
  path: '/agents/sessions',
  answer(call) {
    const { body, azure } = call;
    const model = findServedModel(readString(asObject(body['agent'])['model']) || 'gpt-4.1', azure);
    const session = {
      id: createHexId('session_').slice(0, 40),
      object: 'agent.session',
      agent: { id: createHexId('agent_').slice(0, 38), model, service_tier: 'auto' },
      created_at: nowSeconds(),
      metadata: asObject(body['metadata']),
      status: 'idle',
      usage: null,
    };
    if (typeof body['input'] === 'string') takeTurn(call, session);
    return { status: 200, body: session };
  },
};

/** `GET /v1/agents/sessions/:session/turns` */
export const listAgentTurns: Route = {
  method: 'GET',
  path: '/agents/sessions/:session/turns',
  answer: (call) => listJobs(call, 'agent.session.turn', ({ session_id: id }) => id === call.params['session']),
};

/** `GET /v1/agents/sessions/:session/turns/:id` */
export const retrieveAgentTurn: Route = {
  method: 'GET',
  path: '/agents/sessions/:session/turns/:id',
  answer: retrieveJob,
};

/** `GET /v1/agents/sessions/:session/subagents/:subagent/turns` */
export const listSubagentTurns: Route = {
  ...listAgentTurns,
  path: '/agents/sessions/:session/subagents/:subagent/turns',
};

/** `GET /v1/agents/sessions/:session/subagents/:subagent/turns/:id` */
export const retrieveSubagentTurn: Route = {
  ...retrieveAgentTurn,
  path: '/agents/sessions/:session/subagents/:subagent/turns/:id',
};

/** `GET /v1/agents/sessions/:session/events`: the end of the latest turn, and of the stream. */
export const streamAgentEvents: Route = {
  method: 'GET',
  path: '/agents/sessions/:session/events',
  answer({ memory, params }) {
    const turn = [...memory.jobs.values()].findLast(({ done }) => done['session_id'] === params['session'])?.done;
    const type = 'agent.session.turn.completed';
    const data = { type, event_id: createHexId('event_'), turn, usage: turn?.['usage'] ?? null };
    return { events: turn ? [{ event: type, data }] : [] };
  },
};

function takeTurn(call: ProviderCall, session: JsonObject): void {
  const counted = createResponseUsage({ input: 40, cached: { read: 0, written: undefined }, output: 12, reasoning: 0 });
  const turn = {
    id: createHexId('turn_').slice(0, 37),
    object: 'agent.session.turn',
    agent_id: asObject(session['agent'])['id'],
    session_id: session['id'],
    subagent_id: null,
    created_at: nowSeconds(),
    completed_at: nowSeconds(),
    status: 'completed',
    error: null,
    usage: chooseUsage(call, counted),
  };
  call.memory.jobs.set(turn.id, { running: turn, done: turn, pollsLeft: 0 });
}
