import { type Attributes, type Context, propagation, ROOT_CONTEXT } from '@opentelemetry/api';
import { activeDimensions, readAttributionAttributes, withoutBaggage } from '@spendspan/attribution';
import { isObject } from './json.ts';

/**
 * The attribution that stands in the metadata of an object of the provider's, under the keys that baggage has it under:
 * `{ 'team.id': 'search' }`.
 */
export function readNamedOwner(metadata: unknown): Attributes {
  if (!isObject(metadata)) return {};
  let baggage = propagation.createBaggage();
  for (const { key, aliases } of activeDimensions()) {
    for (const name of [key, ...aliases]) {
      const value = metadata[name];
      if (typeof value === 'string') baggage = baggage.setEntry(name, { value });
    }
  }
  return readAttributionAttributes(propagation.setBaggage(ROOT_CONTEXT, baggage));
}

/**
 * The context of what a job is billed by: its owner is whoever its creator's context names, then whoever its metadata
 * names, and nobody else.
 * @param created whether `from` is the creator's own context, and not that of somebody who merely asked.
 */
export function jobContext(from: Context, metadata: unknown, created: boolean): Context {
  return withoutBaggage(from, { ...readNamedOwner(metadata), ...(created && readAttributionAttributes(from)) });
}
