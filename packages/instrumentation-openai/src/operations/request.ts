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

const NUMBERS: readonly (readonly [string, string])[] = [
  ['temperature', ATTR_GEN_AI_REQUEST_TEMPERATURE],
  ['top_p', ATTR_GEN_AI_REQUEST_TOP_P],
  ['frequency_penalty', ATTR_GEN_AI_REQUEST_FREQUENCY_PENALTY],
  ['presence_penalty', ATTR_GEN_AI_REQUEST_PRESENCE_PENALTY],
  ['seed', ATTR_GEN_AI_REQUEST_SEED],
];

/** The sampling parameters that all generating operations share, as span attributes. */
export function samplingAttributes(body: Json): Attributes {
  const attributes: Attributes = {};
  for (const [parameter, name] of NUMBERS) {
    const value = body[parameter];
    if (typeof value === 'number') attributes[name] = value;
  }
  const { stop, service_tier: tier } = body;
  if (typeof stop === 'string') attributes[ATTR_GEN_AI_REQUEST_STOP_SEQUENCES] = [stop];
  else if (Array.isArray(stop))
    attributes[ATTR_GEN_AI_REQUEST_STOP_SEQUENCES] = stop.filter((s) => typeof s === 'string');
  if (typeof tier === 'string' && tier !== 'auto') attributes[ATTR_OPENAI_REQUEST_SERVICE_TIER] = tier;
  return attributes;
}
