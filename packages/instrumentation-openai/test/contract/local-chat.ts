import type { Expected } from './contract-case.ts';
import { CHAT_USAGE_ATTRIBUTES } from './usages.ts';

/** A chat that any provider can answer. */
export const CHAT: { model: string; messages: { role: 'user'; content: string }[] } = {
  model: 'gpt-4.1',
  messages: [{ role: 'user', content: 'Hello there.' }],
};

/** The attributes of its answer by the local provider, with all the usage there may be. */
export const ANSWERED: Readonly<Record<string, Expected>> = {
  'gen_ai.operation.name': 'chat',
  'openai.api.type': 'chat_completions',
  'gen_ai.request.model': 'gpt-4.1',
  'gen_ai.response.model': 'gpt-4.1-2025-04-14',
  'gen_ai.response.id': /^chatcmpl-/,
  'gen_ai.response.finish_reasons': ['stop'],
  'openai.response.service_tier': 'default',
  'openai.response.system_fingerprint': /^fp_/,
  ...CHAT_USAGE_ATTRIBUTES,
};
