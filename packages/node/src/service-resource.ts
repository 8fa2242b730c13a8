import {
  defaultResource,
  detectResources,
  envDetector,
  hostDetector,
  osDetector,
  processDetector,
  type Resource,
  type ResourceDetector,
  resourceFromAttributes,
  serviceInstanceIdDetector,
} from '@opentelemetry/resources';
import { type Environment, readList, warnIgnored } from './environment.ts';
import type { RegisterOptions } from './types.ts';

const DETECTORS: Readonly<Record<string, readonly ResourceDetector[]>> = {
  env: [envDetector],
  host: [hostDetector],
  os: [osDetector],
  process: [processDetector],
  serviceinstance: [serviceInstanceIdDetector],
};

/**
 * Not `process`: it copies the command line, where secrets may stand, onto every export. Not `host`: what it finds
 * comes late, and a process that ends at once would have to wait for it.
 */
const DEFAULT: readonly string[] = ['serviceinstance', 'env'];

/** Who emits the spans: options > OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES > detectors. */
export function createResource({ resource, serviceName }: RegisterOptions, env: Environment): Resource {
  let merged = defaultResource().merge(detectResources({ detectors: readDetectors(env) }));
  if (resource) merged = merged.merge(resource);
  if (serviceName) merged = merged.merge(resourceFromAttributes({ 'service.name': serviceName }));
  return merged;
}

function readDetectors(env: Environment): ResourceDetector[] {
  const names = readList(env, 'OTEL_NODE_RESOURCE_DETECTORS') ?? DEFAULT;
  if (names.includes('none')) return [];
  if (names.includes('all')) return [...Object.values(DETECTORS).flat(), envDetector];
  return names.flatMap((name) => {
    if (Object.hasOwn(DETECTORS, name)) return DETECTORS[name] ?? [];
    warnIgnored('OTEL_NODE_RESOURCE_DETECTORS', name, `some of ${Object.keys(DETECTORS).join(', ')}`, 'the rest');
    return [];
  });
}
