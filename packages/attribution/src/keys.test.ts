import { describe, expect, test } from 'vitest';
import { DIMENSIONS, resolveDimensions } from './keys.ts';

describe('resolveDimensions', () => {
  test('keeps user, customer and session off metrics', () => {
    expect(DIMENSIONS.filter(({ metricLabel }) => metricLabel).map(({ key }) => key)).toEqual([
      'team.id',
      'project.id',
      'feature.path',
      'deployment.environment.name',
    ]);
  });

  test('adds own dimensions without a metric label unless asked', () => {
    const own = resolveDimensions({ dimensions: { costCenter: { key: 'cost_center' } } }).at(-1);
    expect(own).toEqual({ name: 'costCenter', key: 'cost_center', metricLabel: false, aliases: [] });
  });

  test.each([
    [{ dimensions: { costCenter: { key: 'cost center' } } }, 'got "cost center" in dimensions.costCenter.key'],
    [{ dimensions: { squad: { key: 'team.id' } } }, 'got dimension "squad" with key "team.id"'],
    [{ dimensions: { team: { key: 'squad' } } }, 'got dimension "team" with key "squad"'],
    [{ aliases: { squad: ['team'] } }, 'got aliases for "squad"'],
    [{ aliases: { team: [''] } }, 'got "" in aliases.team'],
  ])('refuses %j', (options, message) => {
    expect(() => resolveDimensions(options)).toThrow(TypeError);
    expect(() => resolveDimensions(options)).toThrow(message);
  });
});
