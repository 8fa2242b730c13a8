import { type ContractCase, drain, type Expected, type ExpectedSpan } from './contract-case.ts';

const LACKS = { 4: 'the client has no agents', 5: 'the client has no agents', 6: 'the client has no agents' };
const SESSION = { agent: { model: 'gpt-4.1' }, environment: { type: 'none' }, input: 'Hello.' } as const;

const CREATED: ExpectedSpan = {
  name: 'agent',
  attributes: {
    'gen_ai.operation.name': 'agent',
    'gen_ai.response.model': 'gpt-4.1-2025-04-14',
    'gen_ai.response.id': /^session_/,
    'llm.usage.status': 'missing',
    'llm.usage.reason': 'background',
  },
};
const USED: Readonly<Record<string, Expected>> = {
  'gen_ai.operation.name': 'agent',
  'gen_ai.response.id': /^turn_/,
  'gen_ai.usage.input_tokens': 40,
  'gen_ai.usage.output_tokens': 12,
  'gen_ai.usage.cache_read.input_tokens': 0,
  'gen_ai.usage.reasoning.output_tokens': 0,
  'llm.usage.status': 'estimated',
  'llm.usage.reason': 'best_effort',
};
/** What the turn used, by the model of its session. */
const BILL: ExpectedSpan = {
  name: 'agent gpt-4.1-2025-04-14',
  attributes: { 'gen_ai.request.model': 'gpt-4.1-2025-04-14', ...USED },
};
const LISTED: ExpectedSpan = { name: 'fetch_response', attributes: { 'gen_ai.operation.name': 'fetch_response' } };
const LOOKED: ExpectedSpan = {
  name: 'fetch_response',
  attributes: { ...LISTED.attributes, 'gen_ai.response.id': /^turn_/ },
};

/** Sessions of agents: each turn is billed when it is first seen done. */
export const agentsCases: readonly ContractCase[] = [
  {
    title: 'beta.agents.sessions.create, whose turns are listed twice',
    operation: 'beta.agents.sessions.create',
    lacks: LACKS,
    async call({ client }) {
      const { id } = await client.beta.agents.sessions.create(SESSION);
      for (let times = 0; times < 2; times++) await client.beta.agents.sessions.turns.list(id);
    },
    spans: [CREATED, BILL, LISTED, LISTED],
  },
  {
    title: 'beta.agents.sessions.turns.list',
    operation: 'beta.agents.sessions.turns.list',
    lacks: LACKS,
    async call({ client }) {
      const { id } = await client.beta.agents.sessions.create(SESSION);
      for await (const turn of client.beta.agents.sessions.turns.list(id)) {
        await client.beta.agents.sessions.turns.retrieve(turn.id, { session_id: id });
      }
    },
    spans: [CREATED, BILL, LISTED, LOOKED],
  },
  {
    title: 'beta.agents.sessions.turns.retrieve',
    operation: 'beta.agents.sessions.turns.retrieve',
    lacks: LACKS,
    async call({ client }) {
      const { id } = await client.beta.agents.sessions.create(SESSION);
      const [turn] = (await client.beta.agents.sessions.turns.list(id)).data;
      await client.beta.agents.sessions.turns.retrieve(turn?.id ?? '', { session_id: id });
    },
    spans: [CREATED, BILL, LISTED, LOOKED],
  },
  {
    title: 'beta.agents.sessions.events.stream',
    operation: 'beta.agents.sessions.events.stream',
    lacks: LACKS,
    async call({ client }) {
      const { id } = await client.beta.agents.sessions.create(SESSION);
      await drain(await client.beta.agents.sessions.events.stream(id));
    },
    spans: [
      CREATED,
      BILL,
      {
        name: 'fetch_response',
        attributes: {
          ...LISTED.attributes,
          'gen_ai.request.stream': true,
          'gen_ai.response.time_to_first_chunk': Number,
        },
      },
    ],
  },
  {
    title: 'beta.agents.sessions.subagents.turns.list',
    operation: 'beta.agents.sessions.subagents.turns.list',
    lacks: LACKS,
    async call({ client }) {
      const { id } = await client.beta.agents.sessions.create(SESSION);
      await client.beta.agents.sessions.subagents.turns.list('subagent_1', { session_id: id });
    },
    spans: [CREATED, BILL, LISTED],
  },
  {
    title: 'beta.agents.sessions.subagents.turns.retrieve',
    operation: 'beta.agents.sessions.subagents.turns.retrieve',
    lacks: LACKS,
    async call({ client }) {
      const { id } = await client.beta.agents.sessions.create(SESSION);
      const [turn] = (await client.beta.agents.sessions.turns.list(id)).data;
      const place = { session_id: id, subagent_id: 'subagent_1' };
      await client.beta.agents.sessions.subagents.turns.retrieve(turn?.id ?? '', place);
    },
    spans: [CREATED, BILL, LISTED, LOOKED],
  },
];
