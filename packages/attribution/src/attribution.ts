import {
  type Attributes,
  type Baggage,
  type Context,
  context,
  createContextKey,
  propagation,
} from '@opentelemetry/api';
import { cleanValue } from './clean.ts';
import { activeDimensions } from './keys.ts';
import { BAGGAGE_KEY, LayeredContext } from './layered-context.ts';
import type { Attribution, Dimension } from './types.ts';

/** Attribution of a context whose baggage was taken off the wire; see {@link withoutBaggage}. */
const PINNED = createContextKey('spendspan.attribution');

/**
 * Runs `fn` with the attribution added to the active baggage; everything `fn` starts, now or later, carries it.
 * @returns what `fn` returns: for an async function its promise.
 * @example await withAttribution({ team: 'growth', project: 'onboarding' }, () => client.responses.create(request));
 */
export function withAttribution<T>(
  attribution: Attribution,
  fn: () => T,
  dimensions: readonly Dimension[] = activeDimensions(),
): T {
  return context.with(setAttribution(context.active(), attribution, dimensions), fn);
}

/**
 * A context whose baggage carries the attribution. Dimensions that are absent, or whose value is empty or malformed,
 * keep what the context had. Names that are no dimension are ignored.
 */
export function setAttribution(
  parent: Context,
  attribution: Attribution,
  dimensions: readonly Dimension[] = activeDimensions(),
): Context {
  let baggage = propagation.getBaggage(parent) ?? propagation.createBaggage();
  const pinned = parent.getValue(PINNED) as Attributes | undefined;
  for (const { name, key } of dimensions) {
    const value = cleanValue(attribution[name], key);
    if (value !== undefined) baggage = baggage.setEntry(key, { value });
  }
  // Work that sets its own attribution beneath a sealed call still inherits the sealed dimensions.
  return pinned ? propagation.setBaggage(parent, fill(baggage, pinned)) : propagation.setBaggage(parent, baggage);
}

/** The attribution of a context by dimension name, as {@link withAttribution} takes it. Absent dimensions are absent. */
export function readAttribution(from: Context, dimensions: readonly Dimension[] = activeDimensions()): Attribution {
  const attributes = readAttributionAttributes(from, dimensions);
  const attribution: Record<string, string> = {};
  for (const { name, key } of dimensions) {
    const value = attributes[key];
    if (typeof value === 'string') attribution[name] = value;
  }
  return attribution;
}

/** The attribution of a context as span attributes, by dimension key. Whoever set the baggage, the result is the same. */
export function readAttributionAttributes(
  from: Context,
  dimensions: readonly Dimension[] = activeDimensions(),
): Attributes {
  const baggage = propagation.getBaggage(from);
  const pinned = from.getValue(PINNED) as Attributes | undefined;
  if (!baggage && !pinned) return {};
  // A call reads its context again when its span starts, in the processor.
  if (latest && latest.baggage === baggage && latest.pinned === pinned && latest.dimensions === dimensions) {
    return { ...latest.attributes };
  }
  const attributes = readAll(baggage, pinned, dimensions);
  latest = { baggage, pinned, dimensions, attributes };
  return { ...attributes };
}

/** What was read last. Baggage cannot change, and what is pinned is not changed. */
let latest:
  | {
      readonly baggage: Baggage | undefined;
      readonly pinned: Attributes | undefined;
      readonly dimensions: readonly Dimension[];
      readonly attributes: Attributes;
    }
  | undefined;

function readAll(
  baggage: Baggage | undefined,
  pinned: Attributes | undefined,
  dimensions: readonly Dimension[],
): Attributes {
  const attributes: Attributes = {};
  for (const dimension of dimensions) {
    const value = (baggage && findValue(baggage, dimension)) ?? pinned?.[dimension.key];
    if (value !== undefined) attributes[dimension.key] = value;
  }
  return attributes;
}

/**
 * A context without any baggage, from which the given attribution can still be read: nothing of it goes out in HTTP
 * headers, while spans that are started beneath keep their owner.
 */
export function withoutBaggage(from: Context, attributes: Attributes): Context {
  return new LayeredContext(from, BAGGAGE_KEY, undefined).setValue(PINNED, attributes);
}

function findValue(baggage: Baggage, { key, aliases }: Dimension): string | undefined {
  const value = cleanValue(baggage.getEntry(key)?.value, key);
  if (value !== undefined) return value;
  for (const alias of aliases) {
    const aliased = cleanValue(baggage.getEntry(alias)?.value, alias);
    if (aliased !== undefined) return aliased;
  }
  return undefined;
}

function fill(baggage: Baggage, pinned: Attributes): Baggage {
  let filled = baggage;
  for (const [key, value] of Object.entries(pinned)) {
    if (typeof value === 'string' && !filled.getEntry(key)) filled = filled.setEntry(key, { value });
  }
  return filled;
}
