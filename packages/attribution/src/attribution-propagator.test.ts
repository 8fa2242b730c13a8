import { type Context, propagation, ROOT_CONTEXT, type TextMapGetter } from '@opentelemetry/api';
import { W3CBaggagePropagator } from '@opentelemetry/core';
import { describe, expect, test } from 'vitest';
import { readAttribution, setAttribution } from './attribution.ts';
import { AttributionPropagator } from './attribution-propagator.ts';

const HEADERS: TextMapGetter<Record<string, string>> = {
  get: (carrier, key) => carrier[key],
  keys: (carrier) => Object.keys(carrier),
};
const ARRIVING = { baggage: 'team.id=intruder,squad=intruder,region=eu' };

function extract(
  options: ConstructorParameters<typeof AttributionPropagator>[1],
  into: Context = ROOT_CONTEXT,
): Context {
  return new AttributionPropagator(new W3CBaggagePropagator(), options).extract(into, ARRIVING, HEADERS);
}

describe('AttributionPropagator', () => {
  test('trusts inbound attribution by default', () => {
    expect(readAttribution(extract({}))).toEqual({ team: 'intruder' });
  });

  test('drops inbound attribution, aliases included, and keeps other baggage when it is not trusted', () => {
    const baggage = propagation.getBaggage(extract({ trustInbound: false, aliases: { team: ['squad'] } }));
    expect(baggage?.getAllEntries().map(([key]) => key)).toEqual(['region']);
  });

  test('leaves local attribution alone when no baggage arrives', () => {
    const local = setAttribution(ROOT_CONTEXT, { team: 'growth' });
    const propagator = new AttributionPropagator(new W3CBaggagePropagator(), { trustInbound: false });
    expect(readAttribution(propagator.extract(local, {}, HEADERS))).toEqual({ team: 'growth' });
  });
});
