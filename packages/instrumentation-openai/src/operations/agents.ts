import type { Answer } from '../answer.ts';
import { type Job, readTime } from '../job.ts';
import { readNamedOwner } from '../job-owner.ts';
import { isObject, type Json, text } from '../json.ts';
import { readUsage } from '../usage.ts';
import { readBodyFailure } from './body-failure.ts';
import type { Operation } from './operation.ts';
import { samplingAttributes } from './request.ts';
import { lookingAfter, readingJobs } from './stored-job.ts';

/**
 * https://developers.openai.com/api/docs/guides/agents-api: an agent works in a session, turn by turn. A turn tells what it
 * used when it is done, and becomes a bill of its own, whichever answer or stream shows it first; of its model only the
 * session tells.
 */
export const createAgentSession: Operation = {
  id: 'beta.agents.sessions.create',
  name: 'agent',
  method: 'post',
  path: '/agents/sessions',
  billed: true,
  constant: {},
  asksForStreamUsage: false,
  readRequest: ({ metadata }) => readNamedOwner(metadata),
  readBody: takeSession,
  readChunk(event, answer) {
    if (isObject(event['session'])) takeSession(event['session'], answer);
    takeTurn(event, answer);
  },
};

/** What looking into a session has in common. */
const stored: Operation = {
  ...lookingAfter(createAgentSession),
  method: 'get',
  readBody: readingJobs(readTurn),
  readChunk: takeTurn,
};

export const streamAgentEvents: Operation = {
  ...stored,
  id: 'beta.agents.sessions.events.stream',
  path: '/agents/sessions/{id}/events',
};

export const retrieveAgentTurn: Operation = {
  ...stored,
  id: 'beta.agents.sessions.turns.retrieve',
  path: '/agents/sessions/{id}/turns/{id}',
};

export const listAgentTurns: Operation = {
  ...stored,
  id: 'beta.agents.sessions.turns.list',
  path: '/agents/sessions/{id}/turns',
  inPages: true,
};

export const retrieveSubagentTurn: Operation = {
  ...stored,
  id: 'beta.agents.sessions.subagents.turns.retrieve',
  path: '/agents/sessions/{id}/subagents/{id}/turns/{id}',
};

export const listSubagentTurns: Operation = {
  ...stored,
  id: 'beta.agents.sessions.subagents.turns.list',
  path: '/agents/sessions/{id}/subagents/{id}/turns',
  inPages: true,
};

/** What a turn is billed as. */
const turn: Operation = { ...createAgentSession, readRequest: samplingAttributes };

/** A session is never done: its turns are. */
function takeSession(session: Json, answer: Answer): void {
  answer.failure = readBodyFailure(session);
  const id = text(session['id']);
  if (id === undefined) return;
  const agent = isObject(session['agent']) ? session['agent'] : {};
  const { model, service_tier } = agent;
  Object.assign(answer, { id, model: text(model), background: true });
  const asked = { model, service_tier };
  const times = { createdAt: undefined, endedAt: undefined };
  answer.jobs = [{ id, asked, ...times, done: false, owner: 'metadata', bills: [] }, ...(answer.jobs ?? [])];
}

/** Turns are told by the events of their ends. */
function takeTurn(event: Json, answer: Answer): void {
  const job = isObject(event['turn']) ? readTurn(event['turn']) : undefined;
  if (job?.done) answer.jobs = [...(answer.jobs ?? []), job];
}

const ENDS: ReadonlySet<unknown> = new Set(['completed', 'failed', 'cancelled']);

function readTurn(object: Json): Job | undefined {
  const id = text(object['id']);
  if (id === undefined || object['object'] !== 'agent.session.turn') return undefined;
  const { status, error } = object;
  const failure = status === 'failed' ? (isObject(error) && text(error['code'])) || 'turn_failed' : undefined;
  const usage = readUsage(object['usage']);
  return {
    id,
    done: ENDS.has(status),
    createdAt: readTime(object, 'created_at'),
    endedAt: readTime(object, 'completed_at'),
    session: text(object['session_id']),
    owner: 'metadata',
    bills: [
      {
        operation: turn,
        answer: { usage: usage && { ...usage, bestEffort: true }, failure },
        ofOtherModel: text(object['subagent_id']) !== undefined,
      },
    ],
  };
}
