import { CallReader, type ReadCallsOptions, type ReadCallsResult } from './call-reader.ts';
import { MalformedTracesError } from './errors.ts';
import { isRecord } from './otlp-attributes.ts';
import { LAST_UNIX_NANO } from './read-call.ts';

/**
 * The model calls among the spans of an OTLP trace export.
 * @param resourceSpans the `resourceSpans` of an export request in its JSON form; absent means none.
 * @throws MalformedTracesError when a list or an object of the request is something else.
 */
export function readCalls(resourceSpans: unknown, options: ReadCallsOptions = {}): ReadCallsResult {
  const reader = new CallReader(options);
  for (const resourceSpan of readList(resourceSpans, 'resourceSpans')) {
    reader.resource.clear();
    reader.resource.putAll(readResource(resourceSpan)['attributes']);
    for (const scopeSpan of readList(resourceSpan['scopeSpans'], 'scopeSpans')) {
      for (const span of readList(scopeSpan['spans'], 'spans')) readSpan(span, reader);
    }
  }
  return reader.result;
}

function readSpan(span: Readonly<Record<string, unknown>>, reader: CallReader): void {
  reader.attributes.putAll(span['attributes']);
  reader.endSpan({
    traceId: readId(span['traceId'], 32),
    spanId: readId(span['spanId'], 16),
    parentSpanId: readId(span['parentSpanId'], 16),
    startTimeUnixNano: readTime(span['startTimeUnixNano']),
    endTimeUnixNano: readTime(span['endTimeUnixNano']),
    failed: isError(span['status']),
  });
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

function readId(value: unknown, digits: number): string | null {
  if (typeof value !== 'string' || value.length !== digits || !/^[0-9a-fA-F]+$/.test(value)) return null;
  return /[^0]/.test(value) ? value.toLowerCase() : null;
}

function readTime(value: unknown): bigint | null {
  if (typeof value === 'number' ? !Number.isInteger(value) : typeof value !== 'string' || !/^\d{1,19}$/.test(value)) {
    return null;
  }
  const nanos = BigInt(value as string | number);
  return nanos > 0n && nanos <= LAST_UNIX_NANO ? nanos : null;
}

function isError(status: unknown): boolean {
  return isRecord(status) && (status['code'] === 2 || status['code'] === 'STATUS_CODE_ERROR');
}
