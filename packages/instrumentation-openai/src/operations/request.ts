import type { Attributes } from '@opentelemetry/api';
import type { Json } from '../json.ts';
import {
  ATTR_GEN_AI_REQUEST_FREQUENCY_PENALTY,
  ATTR_GEN_AI_REQUEST_PRESENCE_PENALTY,
  ATTR_GEN_AI_REQUEST_SEED,
  ATTR_GEN_AI_REQUEST_STOP_SEQUENCES,
  ATTR_GEN_AI_REQUEST_TEMPERATURE,
  ATTR_GEN_AI_REQUEST_TOP_P,
  ATTR_OPENAI_REQUEST_SERVICE_TIER,
} from '../semconv.ts';

/** The sampling parameters that all generating operations share, as span attributes. */
export function samplingAttributes(body: Json): Attributes {
  const attributes: Attributes = {};
  // Written out: of a table, each call would look every name up anew.
  const { temperature, top_p: topP, frequency_penalty: frequency, presence_penalty: presence, seed } = body;
  if (typeof temperature === 'number') attributes[ATTR_GEN_AI_REQUEST_TEMPERATURE] = temperature;
  if (typeof topP === 'number') attributes[ATTR_GEN_AI_REQUEST_TOP_P] = topP;
  if (typeof frequency === 'number') attributes[ATTR_GEN_AI_REQUEST_FREQUENCY_PENALTY] = frequency;
  if (typeof presence === 'number') attributes[ATTR_GEN_AI_REQUEST_PRESENCE_PENALTY] = presence;
  if (typeof seed === 'number') attributes[ATTR_GEN_AI_REQUEST_SEED] = seed;
  const { stop, service_tier: tier } = body;
  if (typeof stop === 'string') attributes[ATTR_GEN_AI_REQUEST_STOP_SEQUENCES] = [stop];
  else if (Array.isArray(stop))
    attributes[ATTR_GEN_AI_REQUEST_STOP_SEQUENCES] = stop.filter((s) => typeof s === 'string');
  if (typeof tier === 'string' && tier !== 'auto') attributes[ATTR_OPENAI_REQUEST_SERVICE_TIER] = tier;
  return attributes;
}
