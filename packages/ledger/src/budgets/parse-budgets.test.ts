import { describe, expect, it } from 'vitest';
import { parseBudgets } from './parse-budgets.ts';

const FILE = `version: 1
time_zone: Europe/Berlin
webhook: { env: SPEND_WEBHOOK }
budgets:
  - id: all
    amount: "1000"
    period: month
  - id: growth-gpt
    name: Growth on GPT
    for: { team: growth, model: "GPT-4.1*", project: null }
    amount: "250.50"
    period: week
    time_zone: UTC
    thresholds: [100, 50]
    forecast_thresholds: [120]
    owner: { name: Ana, contact: ana@example.com }
    webhook: https://hooks.example.com/services/secret
`;

const parse = (text: string) => parseBudgets({ name: 'conf/budgets.yaml', text });

describe('a budgets file', () => {
  it('says for whom, how much, how often and what is told', () => {
    const { name, budgets } = parse(FILE);
    expect(name).toBe('budgets.yaml');
    expect(budgets).toEqual([
      {
        id: 'all',
        name: 'all',
        filter: {},
        amount: 1_000_000_000_000_000n,
        period: 'month',
        timeZone: 'Europe/Berlin',
        thresholds: [
          { kind: 'actual', percent: 80 },
          { kind: 'actual', percent: 100 },
        ],
        owner: null,
        webhook: { env: 'SPEND_WEBHOOK' },
      },
      {
        id: 'growth-gpt',
        name: 'Growth on GPT',
        filter: { team: 'growth', model: 'gpt-4.1*', project: null },
        amount: 250_500_000_000_000n,
        period: 'week',
        timeZone: 'UTC',
        thresholds: [
          { kind: 'actual', percent: 50 },
          { kind: 'actual', percent: 100 },
          { kind: 'forecast', percent: 120 },
        ],
        owner: { name: 'Ana', contact: 'ana@example.com' },
        webhook: { url: 'https://hooks.example.com/services/secret' },
      },
    ]);
  });

  it('is JSON as well as YAML', () => {
    const text = JSON.stringify({ version: 1, budgets: [{ id: 'a', amount: '1', period: 'day' }] });
    expect(parse(text).budgets[0]).toMatchObject({ id: 'a', timeZone: 'UTC', webhook: null, owner: null });
    expect(parse(`\uFEFF${text}`).budgets).toHaveLength(1);
  });

  const one = (lines: string): string => `version: 1\nbudgets:\n  - id: a\n    amount: "1"\n    period: day\n${lines}`;

  it.each([
    ['no version', 'budgets: []', '1: got no version'],
    ['another version', 'version: 2\nbudgets: []', '1 (version): got 2, expected 1'],
    ['no budgets', 'version: 1', '1: got no budgets'],
    ['a list', '- 1', '1: got a list, expected a mapping'],
    ['nothing', '', '1: got nothing, expected a mapping'],
    ['broken syntax', 'version: 1\nbudgets: [', '2: got broken syntax'],
    ['an unknown key', one('    colour: red'), '6 (budgets[0].colour): got an unknown key "colour"'],
    ['a key twice', one('    period: week'), '6 (budgets[0].period): got the key "period" twice'],
    [
      'an amount as number',
      'version: 1\nbudgets:\n  - { id: a, amount: 250.5, period: day }',
      '3 (budgets[0].amount): got the number 250.5, expected an amount in USD as a decimal string; put it in quotes: "250.5"',
    ],
    ['a negative amount', one('').replace('"1"', '"-1"'), '4 (budgets[0].amount): got "-1"'],
    ['too many decimals', one('').replace('"1"', '"0.0000000000001"'), '4 (budgets[0].amount)'],
    [
      'an unknown period',
      one('').replace('day', 'fortnight'),
      '5 (budgets[0].period): got "fortnight", expected one of day, week, month, quarter, year',
    ],
    ['an unknown zone', one('    time_zone: Mars/Base'), '6 (budgets[0].time_zone): got "Mars/Base"'],
    ['an unknown field', one('    for: { user: u-1 }'), '6 (budgets[0].for.user): got an unknown key "user"'],
    ['a team that is a number', one('    for: { team: 4711 }'), '6 (budgets[0].for.team): got the number 4711'],
    [
      'a percentage of nothing',
      one('    thresholds: [0]'),
      '6 (budgets[0].thresholds[0]): got 0, expected a whole percentage',
    ],
    ['a fraction of a percent', one('    thresholds: [99.5]'), '6 (budgets[0].thresholds[0]): got 99.5'],
    ['a percentage twice', one('    thresholds: [80, 80]'), '6 (budgets[0].thresholds): got 80 twice'],
    ['an empty owner', one('    owner: {}'), '6 (budgets[0].owner): got an empty owner'],
    [
      'another scheme',
      one('    webhook: "file:///secret"'),
      '6 (budgets[0].webhook): got something else, expected an address',
    ],
    ['a strange variable', one('    webhook: { env: "A B" }'), '6 (budgets[0].webhook.env): got "A B"'],
    [
      'an alias',
      'version: 1\nbudgets:\n  - &x { id: a, amount: "1", period: day }\n  - *x',
      '4 (budgets[1]): got an alias',
    ],
    [
      'one id twice',
      `${one('')}  - { id: a, amount: "2", period: day }`,
      '6 (budgets[1].id): got "a" a second time, after line 3',
    ],
  ])('with %s is refused, with the line and the key', (_what, text, message) => {
    expect(() => parse(text)).toThrow(`[@spendspan/ledger] conf/budgets.yaml:${message}`);
  });

  it('never repeats a webhook', () => {
    expect(() => parse(one('    webhook: "ftp://hooks.example.com/secret"'))).toThrow(/^(?!.*secret)/);
  });

  it('that is nested without end, or endless, is refused, too', () => {
    expect(() => parse('['.repeat(100_000))).toThrow(/INVALID_FILE|budgets\.yaml/);
    expect(() => parse('#'.repeat(2_000_000))).toThrow(/2000000 characters/);
  });
});
