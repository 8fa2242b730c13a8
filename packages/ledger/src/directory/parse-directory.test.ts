import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDirectory } from './parse-directory.ts';
import { splitExactly } from './split-exactly.ts';

const parse = (text: string) => parseDirectory({ name: 'teams.yaml', text });

describe('a directory of teams', () => {
  it('says who is who, where each belongs from which day on, and how shared spend is split', () => {
    const directory = parse(`version: 1
time_zone: Europe/Berlin
teams:
  - id: growth
    name: Growth
    owner: { name: Ana, contact: "#growth" }
    cost_center: "4711"
    parent: product
    aliases: [growth-eng]
    moves:
      - { from: 2026-11-20, cost_center: null }
      - { from: 2026-11-10, cost_center: "4712" }
  - id: search
  - id: platform
shared:
  - { unattributed: true, split: direct }
  - { team: platform, shares: { growth-eng: "0.6", search: "0.4" } }
  - { project: evals, split: direct, among: [growth-eng] }
`);
    expect(directory.timeZone).toBe('Europe/Berlin');
    expect(directory.teams[0]).toEqual({
      id: 'growth',
      name: 'Growth',
      owner: { name: 'Ana', contact: '#growth' },
      aliases: ['growth-eng'],
      memberships: [
        { fromDay: null, costCenter: '4711', parent: 'product' },
        { fromDay: '2026-11-10', costCenter: '4712', parent: 'product' },
        { fromDay: '2026-11-20', costCenter: null, parent: 'product' },
      ],
    });
    expect(directory.shared).toEqual([
      { source: { kind: 'unattributed' }, split: { kind: 'direct', among: null } },
      {
        source: { kind: 'team', id: 'platform' },
        split: {
          kind: 'shares',
          shares: [
            ['growth', 600_000_000_000n],
            ['search', 400_000_000_000n],
          ],
        },
      },
      { source: { kind: 'project', id: 'evals' }, split: { kind: 'direct', among: ['growth'] } },
    ]);
  });

  const rules = (...lines: readonly string[]): string =>
    ['version: 1', 'teams:', '  - { id: a, aliases: [b] }', '  - { id: c }', '  - { id: d }', 'shared:', ...lines].join(
      '\n',
    );

  it.each([
    ['no teams', 'version: 1', '1: got no teams'],
    [
      'a team twice',
      'version: 1\nteams:\n  - { id: a }\n  - { id: a }',
      '4 (teams[1].id): got "a" a second time, after line 3',
    ],
    [
      'an alias that is a team',
      'version: 1\nteams:\n  - { id: a }\n  - { id: b, aliases: [a] }',
      '4 (teams[1].aliases[0]): got "a" a second time',
    ],
    [
      'a cost centre as number',
      'version: 1\nteams: [{ id: a, cost_center: 4711 }]',
      '2 (teams[0].cost_center): got the number 4711',
    ],
    [
      'a move to nowhere',
      'version: 1\nteams: [{ id: a, moves: [{ from: 2026-11-16 }] }]',
      '2 (teams[0].moves[0]): got a move that changes nothing',
    ],
    [
      'a day that is none',
      'version: 1\nteams: [{ id: a, moves: [{ from: 2026-02-30, parent: x }] }]',
      '2 (teams[0].moves[0].from): got "2026-02-30"',
    ],
    [
      'two moves on a day',
      'version: 1\nteams: [{ id: a, moves: [{ from: 2026-02-01, parent: x }, { from: 2026-02-01, parent: y }] }]',
      '2 (teams[0].moves[1]): got two moves on 2026-02-01',
    ],
    [
      'shares of less than all',
      rules('  - { team: c, shares: { a: "0.5", d: "0.4" } }'),
      '7 (shared[0].shares): got shares that add up to 0.9, expected exactly 1',
    ],
    [
      'a share of more than all',
      rules('  - { team: c, shares: { a: "1.5" } }'),
      '7 (shared[0].shares.a): got a share outside 0 and 1',
    ],
    [
      'one team under two names',
      rules('  - { team: c, shares: { a: "0.5", b: "0.5" } }'),
      '7 (shared[0].shares): got one team under two of its names',
    ],
    [
      'an unknown team',
      rules('  - { team: e, split: direct }'),
      '7 (shared[0].team): got "e", expected the id or an alias',
    ],
    [
      'a rule for itself',
      rules('  - { team: c, shares: { c: "1" } }'),
      '7 (shared[0]): got a rule that gives to itself',
    ],
    [
      'a circle',
      rules('  - { team: c, split: direct, among: [d] }', '  - { team: d, split: direct, among: [c] }'),
      '8 (shared[1]): got a rule that gives to "c", whose spend an earlier rule has split',
    ],
    [
      'two rules about one',
      rules('  - { team: c, split: direct }', '  - { team: c, shares: { a: "1" } }'),
      '8 (shared[1]): got a second rule about the same spend',
    ],
    ['nothing to split', rules('  - { split: direct }'), '7 (shared[0]): got no spend to split'],
    ['no way to split', rules('  - { team: c }'), '7 (shared[0]): got no split'],
  ])('with %s is refused, with the line and the key', (_what, text, message) => {
    expect(() => parse(text)).toThrow(`[@spendspan/ledger] teams.yaml:${message}`);
  });
});

describe('an exact split', () => {
  it('gives what is left to the largest remainders', () => {
    expect(splitExactly(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(splitExactly(10n, [1n, 5n, 3n])).toEqual([1n, 6n, 3n]);
    expect(splitExactly(1n, [0n, 0n])).toBeUndefined();
    expect(splitExactly(0n, [0n, 7n])).toEqual([0n, 0n]);
  });

  it('adds up, and no part is a unit away from its proportion', () => {
    const weight = fc.bigInt({ min: 0n, max: 10n ** 24n });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.array(weight, { minLength: 1 }), (amount, weights) => {
        const parts = splitExactly(amount, weights);
        const whole = weights.reduce((sum, one) => sum + one, 0n);
        if (!parts) return whole === 0n;
        for (const [index, part] of parts.entries()) {
          const off = part * whole - amount * (weights[index] ?? 0n);
          if (off >= whole || off <= -whole) return false;
        }
        return parts.reduce((sum, part) => sum + part, 0n) === amount;
      }),
    );
  });
});
