import { ReportParameterError } from '../errors.ts';
import type { Call } from '../types.ts';
import type { CallOrder, CallPlace } from './types.ts';

/** The place of a call in a list of that order. */
export function placeOf(call: Call, order: CallOrder): CallPlace {
  const { startTimeUnixNano, traceId, spanId } = call;
  return { value: readValue(call, order), startTimeUnixNano, traceId, spanId };
}

function readValue({ cost, durationNs, usage }: Call, order: CallOrder): bigint | null {
  switch (order) {
    case 'newest':
    case 'oldest':
      return null;
    case 'cost':
      return cost.total;
    case 'duration':
      return durationNs;
    case 'tokens':
      return usage.inputTokens === undefined && usage.outputTokens === undefined
        ? null
        : BigInt(usage.inputTokens ?? 0) + BigInt(usage.outputTokens ?? 0);
  }
}

/** A place as it stands in an address. */
export function writePlace({ value, startTimeUnixNano, traceId, spanId }: CallPlace, order: CallOrder): string {
  return [order, value ?? '', startTimeUnixNano, traceId, spanId].join('.');
}

/**
 * Reads what {@link writePlace} wrote.
 * @throws ReportParameterError
 */
export function readPlace(text: string, order: CallOrder): CallPlace {
  const [, of, value, start, traceId, spanId] = PLACE.exec(text) ?? [];
  if (of !== order || start === undefined || traceId === undefined || spanId === undefined) {
    const expected = `the "next" of a page in the order ${order}`;
    throw new ReportParameterError('after', JSON.stringify(text.slice(0, 200)), expected);
  }
  return { value: value ? BigInt(value) : null, startTimeUnixNano: BigInt(start), traceId, spanId };
}

const PLACE = /^([a-z]+)\.(-?\d{0,38})\.(\d{1,19})\.([0-9a-f]{32})\.([0-9a-f]{16})$/;
