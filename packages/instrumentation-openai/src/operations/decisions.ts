import type { Answer } from '../answer.ts';
import { type Json, text } from '../json.ts';
import { readProviderCost } from '../provider-cost.ts';
import { readUsage } from '../usage.ts';
import { readBodyFailure } from './body-failure.ts';
import type { Operation } from './operation.ts';

/** `POST /decisions` (openai 7): questions about an input that a model answers by class or score, billed by tokens. */
export const decisions: Operation = {
  id: 'decisions',
  name: 'decision',
  method: 'post',
  path: '/decisions',
  billed: true,
  constant: {},
  asksForStreamUsage: false,
  readRequest: () => ({}),
  readBody,
  readChunk() {},
};

function readBody(body: Json, answer: Answer): void {
  answer.failure = readBodyFailure(body);
  answer.id = text(body['id']);
  answer.model = text(body['model']);
  answer.serviceTier = text(body['service_tier']);
  answer.usage = readUsage(body['usage']);
  answer.providerCostUsd = readProviderCost(body['usage']);
}
