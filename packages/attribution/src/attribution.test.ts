import { context, propagation, ROOT_CONTEXT } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CBaggagePropagator } from '@opentelemetry/core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  readAttribution,
  readAttributionAttributes,
  setAttribution,
  withAttribution,
  withoutBaggage,
} from './attribution.ts';
import { DIMENSIONS, resolveDimensions } from './keys.ts';
import type { Attribution } from './types.ts';

const EVERYTHING: Attribution = {
  team: 'growth',
  project: 'onboarding',
  feature: 'onboarding/welcome-mail',
  environment: 'staging',
  user: 'u-17',
  customer: 'c-4',
  session: 's-9',
};

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});
afterAll(() => context.disable());

describe('withAttribution', () => {
  test('returns what a synchronous function returns and attributes what it does', () => {
    expect(withAttribution(EVERYTHING, () => readAttribution(context.active()))).toEqual(EVERYTHING);
    expect(readAttribution(context.active())).toEqual({});
  });

  test('returns the promise of an async function and attributes all of its steps', async () => {
    const seen = await withAttribution({ team: 'growth' }, async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return readAttribution(context.active());
    });
    expect(seen).toEqual({ team: 'growth' });
  });

  test('keeps concurrent calls apart', async () => {
    const teams = ['a', 'b', 'c', 'd'];
    const seen = await Promise.all(
      teams.map((team, index) =>
        withAttribution({ team }, async () => {
          await new Promise((resolve) => setTimeout(resolve, 10 - index));
          return readAttribution(context.active()).team;
        }),
      ),
    );
    expect(seen).toEqual(teams);
  });

  test('throws what the function throws', () => {
    const error = new Error('of the application');
    expect(() =>
      withAttribution({ team: 'growth' }, () => {
        throw error;
      }),
    ).toThrow(error);
  });

  test('adds to what an outer one said, and wins where both speak', () => {
    const inner = withAttribution({ team: 'growth', project: 'onboarding' }, () =>
      withAttribution({ project: 'billing', feature: undefined, user: '' }, () => readAttribution(context.active())),
    );
    expect(inner).toEqual({ team: 'growth', project: 'billing' });
  });
});

describe('readAttributionAttributes', () => {
  test('reads plain baggage exactly as the helper writes it', () => {
    const plain = propagation.createBaggage(
      Object.fromEntries(DIMENSIONS.map(({ name, key }) => [key, { value: EVERYTHING[name] ?? '' }])),
    );
    const byHand = readAttributionAttributes(propagation.setBaggage(ROOT_CONTEXT, plain));
    expect(byHand).toEqual(readAttributionAttributes(setAttribution(ROOT_CONTEXT, EVERYTHING)));
    expect(byHand).toEqual({
      'team.id': 'growth',
      'project.id': 'onboarding',
      'feature.path': 'onboarding/welcome-mail',
      'deployment.environment.name': 'staging',
      'user.id': 'u-17',
      'customer.id': 'c-4',
      'session.id': 's-9',
    });
  });

  test('leaves out what is absent and ignores what is no dimension', () => {
    const baggage = propagation.createBaggage({ 'team.id': { value: 'growth' }, tenant: { value: 'x' } });
    expect(readAttributionAttributes(propagation.setBaggage(ROOT_CONTEXT, baggage))).toEqual({ 'team.id': 'growth' });
    expect(readAttributionAttributes(ROOT_CONTEXT)).toEqual({});
  });

  test('reads own dimensions, and renamed keys when the dimension has none of its own', () => {
    const dimensions = resolveDimensions({
      dimensions: { costCenter: { key: 'cost_center' } },
      aliases: { team: ['squad', 'team'] },
    });
    const baggage = propagation.createBaggage({ team: { value: 'growth' }, cost_center: { value: '4711' } });
    const arrived = propagation.setBaggage(ROOT_CONTEXT, baggage);
    expect(readAttributionAttributes(arrived, dimensions)).toEqual({ 'team.id': 'growth', cost_center: '4711' });
    const explicit = setAttribution(arrived, { team: 'billing', costCenter: '12' }, dimensions);
    expect(readAttribution(explicit, dimensions)).toEqual({ team: 'billing', costCenter: '12' });
  });

  test('survives the wire as W3C baggage, whatever the text', () => {
    const propagator = new W3CBaggagePropagator();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (team) => {
        const sent = setAttribution(ROOT_CONTEXT, { team, project: 'p' });
        const headers: Record<string, string> = {};
        propagator.inject(sent, headers, {
          set: (carrier, key, value) => void Object.assign(carrier, { [key]: value }),
        });
        const arrived = propagator.extract(ROOT_CONTEXT, headers, {
          get: (carrier, key) => carrier[key],
          keys: (carrier) => Object.keys(carrier),
        });
        expect(readAttributionAttributes(arrived)).toEqual(readAttributionAttributes(sent));
      }),
    );
  });
});

describe('withoutBaggage', () => {
  test('takes all baggage off while the owner stays readable', () => {
    const owned = setAttribution(ROOT_CONTEXT, EVERYTHING);
    const sealed = withoutBaggage(owned, readAttributionAttributes(owned));
    expect(propagation.getBaggage(sealed)).toBeUndefined();
    expect(readAttribution(sealed)).toEqual(EVERYTHING);
    expect(propagation.getBaggage(owned)?.getEntry('team.id')?.value).toBe('growth');
  });

  test('lets work beneath it say more, and inherit the rest', () => {
    const sealed = withoutBaggage(ROOT_CONTEXT, { 'team.id': 'growth', 'project.id': 'onboarding' });
    expect(readAttribution(setAttribution(sealed, { project: 'billing' }))).toEqual({
      team: 'growth',
      project: 'billing',
    });
  });
});
