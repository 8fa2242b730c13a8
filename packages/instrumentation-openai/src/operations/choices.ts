import type { Answer } from '../answer.ts';
import { count, isObject, type Json, text } from '../json.ts';
import { readProviderCost } from '../provider-cost.ts';
import { readGatewayTools } from '../tool-usage.ts';
import { readUsage } from '../usage.ts';
import { readBodyFailure } from './body-failure.ts';

/** A whole body of a chat or text completion. */
export function readChoicesBody(body: Json, answer: Answer): void {
  readChoices(body, answer);
  answer.failure = readBodyFailure(body);
}

/** What bodies and chunks of chat and text completions have in common. Fields may come late, empty or not at all. */
export function readChoices(from: Json, answer: Answer): void {
  answer.id ??= text(from['id']);
  answer.model ??= text(from['model']);
  answer.serviceTier = text(from['service_tier']) ?? answer.serviceTier;
  answer.systemFingerprint ??= text(from['system_fingerprint']);
  const { choices } = from;
  if (Array.isArray(choices)) for (const choice of choices) readChoice(choice, answer);
  // Providers that send running totals send the true one last. Groq has it in a place of its own.
  const raw = from['usage'] ?? groqUsage(from);
  if (raw === undefined || raw === null) return;
  answer.usage = readUsage(raw) ?? answer.usage;
  // Mistral says it here.
  if (isObject(raw)) answer.serviceTier = text(raw['service_tier']) ?? answer.serviceTier;
  answer.providerCostUsd = readProviderCost(raw) ?? answer.providerCostUsd;
  answer.tools = readGatewayTools(raw) ?? answer.tools;
}

function readChoice(choice: unknown, answer: Answer): void {
  if (!isObject(choice)) return;
  const told = count(choice['index']) ?? 0;
  const index = told < 128 ? told : 0;
  const reason = text(choice['finish_reason']);
  if (reason === undefined) {
    // Nothing new in a choice that is known already, which is what nearly every chunk of a stream is.
    if (answer.finishReasons !== undefined && index < answer.finishReasons.length) return;
  }
  answer.finishReasons ??= [];
  // Not by its length, which takes V8 a microsecond.
  while (answer.finishReasons.length <= index) answer.finishReasons.push(undefined);
  answer.finishReasons[index] = reason ?? answer.finishReasons[index];
}

function groqUsage(from: Json): unknown {
  const groq = from['x_groq'];
  return isObject(groq) ? groq['usage'] : undefined;
}
