import { activeDimensions, type Dimension } from '@spendspan/attribution';
import { MalformedTracesError } from './errors.ts';
import { isRecord, OtlpAttributes } from './otlp-attributes.ts';
import { readCall } from './read-call.ts';
import type { Call } from './types.ts';

export interface ReadCallsOptions {
  /**
   * Dimensions that are read from the spans.
   * @default activeDimensions()
   */
  readonly dimensions?: readonly Dimension[];
}

export interface ReadCallsResult {
  readonly calls: readonly Call[];
  /** Spans that are no model calls; nobody misses them. */
  readonly ignored: number;
  /** Model calls that cannot be recorded because they have no valid ids or no start time. */
  readonly rejected: number;
  /** Calls, among `calls`, with a count or an amount that cannot be believed and is `null` for that. */
  readonly invalid: number;
}

/**
 * The model calls among the spans of an OTLP trace export.
 * @param resourceSpans the `resourceSpans` of an export request in its JSON form; absent means none.
 * @throws MalformedTracesError when a list or an object of the request is something else.
 */
export function readCalls(resourceSpans: unknown, options: ReadCallsOptions = {}): ReadCallsResult {
  const dimensions = options.dimensions ?? activeDimensions();
  const calls: Call[] = [];
  let ignored = 0;
  let rejected = 0;
  let invalid = 0;
  for (const resourceSpan of readList(resourceSpans, 'resourceSpans')) {
    const resource = new OtlpAttributes(readResource(resourceSpan)['attributes']);
    for (const scopeSpan of readList(resourceSpan['scopeSpans'], 'scopeSpans')) {
      for (const span of readList(scopeSpan['spans'], 'spans')) {
        const attributes = new OtlpAttributes(span['attributes']);
        const call = readCall(span, attributes, resource, dimensions);
        if (call === 'no_model_call') ignored += 1;
        else if (call === 'not_recordable') rejected += 1;
        else {
          calls.push(call);
          if (attributes.invalid) invalid += 1;
        }
      }
    }
  }
  return { calls, ignored, rejected, invalid };
}

function readList(value: unknown, name: string): readonly Readonly<Record<string, unknown>>[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new MalformedTracesError(name, value, 'a list');
  for (const item of value) {
    if (!isRecord(item)) throw new MalformedTracesError(`an item of ${name}`, item, 'an object');
  }
  return value;
}

function readResource(resourceSpan: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const resource = resourceSpan['resource'];
  if (resource === undefined || resource === null) return {};
  if (!isRecord(resource)) throw new MalformedTracesError('resource', resource, 'an object');
  return resource;
}
