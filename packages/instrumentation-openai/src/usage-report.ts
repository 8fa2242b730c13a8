import type { Attributes } from '@opentelemetry/api';
import type { Answer } from './answer.ts';
import type { UsageReason } from './failure.ts';
import { ATTR_LLM_USAGE_REASON, ATTR_LLM_USAGE_STATUS } from './semconv.ts';
import type { Settings } from './settings.ts';
import type { Usage } from './usage.ts';
import { usageAttributes } from './usage-attributes.ts';

/**
 * What a call used and how sure that is, as span attributes.
 * @param reason why usage is missing, should it be.
 * @param estimate asked for a best guess when it is.
 */
export function usageReport(
  { usage, background }: Answer,
  reason: UsageReason,
  settings: Settings,
  estimate?: () => Usage | undefined,
): Attributes {
  if (!usage) {
    const guess = background ? undefined : estimate?.();
    return {
      ...(guess && usageAttributes(guess, settings.latestConventions)),
      [ATTR_LLM_USAGE_STATUS]: guess ? 'estimated' : 'missing',
      [ATTR_LLM_USAGE_REASON]: background ? 'background' : reason,
    };
  }
  const attributes = usageAttributes(usage, settings.latestConventions);
  const doubt = findDoubt(usage);
  attributes[ATTR_LLM_USAGE_STATUS] = doubt ? 'estimated' : 'reported';
  if (doubt) attributes[ATTR_LLM_USAGE_REASON] = doubt;
  return attributes;
}

function findDoubt({ doesNotAddUp, durationOnly, cutShort, bestEffort }: Usage): UsageReason | undefined {
  if (doesNotAddUp) return 'does_not_add_up';
  if (cutShort) return 'stream_aborted';
  if (bestEffort) return 'best_effort';
  return durationOnly ? 'duration_only' : undefined;
}
