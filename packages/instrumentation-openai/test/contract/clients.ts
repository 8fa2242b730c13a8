import type OpenAI from 'openai';
import { type ContractCase, usage } from './contract-case.ts';
import { ANSWERED, CHAT } from './local-chat.ts';
import { CHAT_USAGE } from './usages.ts';

const SPANS = [{ name: 'chat gpt-4.1', attributes: ANSWERED }];
const ask = (client: OpenAI) => client.chat.completions.create(CHAT, usage(CHAT_USAGE));

/** The same call through every kind of client that an application may make. */
export const clientCases: readonly ContractCase[] = [
  {
    title: 'client.withOptions()',
    operation: 'chat.completions',
    lacks: { 4: 'the client has no withOptions()' },
    call: ({ client }) => ask(client.withOptions({ timeout: 5000 })),
    spans: SPANS,
  },
  {
    title: 'a client with its own fetch',
    operation: 'chat.completions',
    call: ({ module: { OpenAI: Client }, url, adopt }) =>
      ask(
        adopt(
          new Client({
            apiKey: 'sk-local',
            baseURL: `${url}/v1`,
            fetch: (input, init) => globalThis.fetch(input, init),
          }),
        ),
      ),
    spans: SPANS,
  },
  {
    title: 'AzureOpenAI with a deployment',
    operation: 'chat.completions',
    call: ({ module: { AzureOpenAI }, url, adopt }) =>
      ask(
        adopt(
          new AzureOpenAI({ apiKey: 'local', endpoint: url, apiVersion: '2025-04-01-preview', deployment: 'gpt-4.1' }),
        ),
      ),
    spans: SPANS,
  },
  {
    title: 'a subclass of the client',
    operation: 'chat.completions',
    call({ module: { OpenAI: Client }, url, adopt }) {
      class Gateway extends Client {}
      return ask(adopt(new Gateway({ apiKey: 'sk-local', baseURL: `${url}/v1` })));
    },
    spans: SPANS,
  },
];
