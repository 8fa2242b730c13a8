import { DiagLogLevel, diag } from '@opentelemetry/api';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { cleanValue, MAX_VALUE_LENGTH } from './clean.ts';

describe('cleanValue', () => {
  test.each([
    ['growth', 'growth'],
    ['  growth ', 'growth'],
    [42, '42'],
    ['', undefined],
    ['   ', undefined],
    [undefined, undefined],
    [null, undefined],
    ['line\nbreak', undefined],
    ['nul\u0000', undefined],
    ['c1\u0085', undefined],
    ['reversed \u202egnp.exe', undefined],
    ['half a pair \ud83d', undefined],
    [{ team: 'x' }, undefined],
    [true, undefined],
    ['x'.repeat(256), 'x'.repeat(256)],
    ['x'.repeat(257), 'x'.repeat(256)],
    // Cut before the surrogate pair that straddles the limit.
    [`${'x'.repeat(255)}😀`, 'x'.repeat(255)],
  ])('makes %j into %j', (value, expected) => {
    expect(cleanValue(value, 'team.id')).toBe(expected);
  });

  test('gives well-formed text within the limit for any value, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 600 }), fc.anything()), (value) => {
        const clean = cleanValue(value, 'team.id');
        if (clean === undefined) return;
        expect(clean.length).toBeGreaterThan(0);
        expect(clean.length).toBeLessThanOrEqual(MAX_VALUE_LENGTH);
        expect(cleanValue(clean, 'team.id')).toBe(clean);
        expect(() => encodeURIComponent(clean)).not.toThrow();
      }),
    );
  });

  test('says once that it cuts and once that it drops', async () => {
    vi.resetModules();
    const { cleanValue: fresh } = await import('./clean.ts');
    const warn = vi.fn();
    diag.setLogger({ warn, error: vi.fn(), info: vi.fn(), debug: vi.fn(), verbose: vi.fn() }, DiagLogLevel.WARN);
    for (const value of ['x'.repeat(300), 'y'.repeat(300), 'a\nb', 'c\nd']) fresh(value, 'team.id');
    diag.disable();
    expect(warn.mock.calls.map(([message]) => message)).toEqual([
      '[@spendspan/attribution] a value of 300 characters for team.id was cut to 256; further ones are handled the same way without a message',
      '[@spendspan/attribution] a value with control characters for team.id was dropped; further ones are handled the same way without a message',
    ]);
  });
});
