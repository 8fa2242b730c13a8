import { type Call, listReports, type Report } from '@spendspan/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLS, CASES, DAY, MODEL, type NumberCase, type SectionCase } from './number-cases.ts';
import { runCommand } from './run-command.ts';

/** A ledger that commands read, and the database that it is. */
export interface NumberPlace {
  /** What `--ledger` names. */
  readonly ledger: string;
  /** `calls` of a query of one's own. */
  readonly calls: string;
  /** SQL of the day of a call. */
  day(timeZone: string): string;
  /** Rows of a query; every column of it is a text or NULL. */
  query(sql: string): Promise<readonly (readonly unknown[])[]>;
  remove(): Promise<void>;
}

/** Values by the names that reports have for them; amounts have 12 decimals. */
type Values = Readonly<Record<string, string | number | null>>;

const AMOUNTS = ['costUsd', 'estimatedUsd', 'partialUsd', 'cacheSavingsUsd', 'savedUsd'];

const SUMS: Readonly<Record<string, string>> = {
  calls: 'count(*)',
  failedCalls: "sum(CASE WHEN status = 'error' THEN 1 ELSE 0 END)",
  pricedCalls: 'count(cost_usd)',
  unpricedCalls: "sum(CASE WHEN cost_usd IS NULL AND (status = 'ok' OR input_tokens > 0) THEN 1 ELSE 0 END)",
  inputTokens: 'sum(input_tokens)',
  cacheReadTokens: 'sum(cache_read_tokens)',
  cacheWriteTokens: 'sum(cache_write_tokens)',
  outputTokens: 'sum(output_tokens)',
  reasoningTokens: 'sum(reasoning_tokens)',
  costUsd: 'sum(cost_usd)',
  estimatedUsd: "sum(CASE WHEN cost_status = 'estimated' THEN cost_usd ELSE 0 END)",
  partialUsd: "sum(CASE WHEN cost_status = 'partial' THEN cost_usd ELSE 0 END)",
  cacheSavingsUsd: 'sum(cache_savings_usd)',
};

/** What breakdowns are by. */
const KEYS: Readonly<Record<string, string>> = {
  team: 'team_id',
  project: 'project_id',
  feature: 'feature_path',
  user: 'user_id',
  customer: 'customer_id',
  session: 'session_id',
  environment: 'environment',
  model: MODEL,
  provider: 'provider',
  host: 'host',
  tier: 'service_tier',
  costStatus: 'cost_status',
  costReason: 'cost_reason',
  day: DAY,
};

/**
 * The numbers of every report: the same to the last digit as JSON, as CSV and by SQL that was written by hand, and in
 * the table what these round to.
 * @param makePlace records the calls, each once, whatever comes twice.
 */
export function describeNumbers(name: string, makePlace: (calls: readonly Call[]) => Promise<NumberPlace>): void {
  describe(`the numbers of reports, from ${name}`, () => {
    let place: NumberPlace;
    beforeAll(async () => {
      place = await makePlace(CALLS);
    });
    afterAll(() => place.remove());

    it('are those of every report that there is', () => {
      expect([...new Set(CASES.map(({ args }) => args[0]))].sort()).toEqual(
        listReports()
          .map((report) => report.name)
          .sort(),
      );
    });

    it.each(CASES.map((one) => [one.args.join(' '), one] as const))('agree in report %s', async (_, one) => {
      const report = JSON.parse(await run(place, one, ['--format', 'json'])) as Report;
      const [totals] = await sumBy(place, one, { by: {}, values: SUMS });
      expect(report.totals).toMatchObject(totals ?? {});
      for (const { by, rows } of report.breakdowns) {
        const expected = await sumBy(place, one, { by: { [by]: KEYS[by] ?? '' }, values: SUMS });
        const told = rows.map(({ key, absent, totals: sums }) => ({ [by]: absent ? null : key, ...pick(sums, SUMS) }));
        expect(sort(told), by).toEqual(sort(expected));
      }
      for (const [section, of] of Object.entries(one.sections ?? {})) {
        const rows = report.sections.find((candidate) => candidate.name === section)?.rows ?? [];
        const expected = (await sumBy(place, one, of, 'known')).map(({ priced: _priced, ...row }) => row);
        expect(sort(rows.map((row) => pick(row, { ...of.by, ...of.values }))), section).toEqual(sort(expected));
      }
      await checkCsv(place, one, report);
      checkTable(await run(place, one, []), report);
    });
  });
}

async function run(place: NumberPlace, { args }: NumberCase, options: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runCommand(['report', ...args, ...options, '--ledger', place.ledger]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

/** The request of a background response is none of its own once its bill is there. */
const counted = (calls: string): string => `(coalesce(usage_reason, '') <> 'background' OR response_id NOT IN (
  SELECT response_id FROM ${calls} WHERE coalesce(usage_reason, '') <> 'background' AND response_id IS NOT NULL))`;

/** Plain sums of the calls of a report, by some columns. `known`: a cost is null where no call has one. */
async function sumBy(
  place: NumberPlace,
  { where, timeZone = 'UTC' }: NumberCase,
  { by, values }: SectionCase,
  cost: 'known' | 'summed' = 'summed',
): Promise<readonly Values[]> {
  const keys = Object.values(by).map((sql) => (sql === DAY ? place.day(timeZone) : sql));
  const sums = Object.values(values).map((sql) => `CAST(coalesce(${sql}, 0) AS VARCHAR)`);
  const grouped = keys.length === 0 ? '' : `GROUP BY ${keys.join(', ')}`;
  const rows = await place.query(`SELECT ${[...keys, ...sums, 'CAST(count(cost_usd) AS VARCHAR)'].join(', ')}
    FROM ${place.calls} WHERE ${counted(place.calls)} AND ${where} ${grouped}`);
  return rows.map((row) => {
    const isUnknown = cost === 'known' && row.at(-1) === '0';
    const told = Object.keys(values).map((name, index) => {
      const text = String(row[keys.length + index]);
      if (!AMOUNTS.includes(name)) return [name, Number(text)];
      return [name, isUnknown && name === 'costUsd' ? null : padAmount(text)];
    });
    return Object.fromEntries([...Object.keys(by).map((name, index) => [name, row[index] ?? null]), ...told]);
  });
}

function padAmount(text: string): string {
  const [whole = '', decimals = ''] = text.split('.');
  return `${whole}.${decimals.padEnd(12, '0')}`;
}

function pick(row: object, names: object): Values {
  return Object.fromEntries(Object.keys(names).map((name) => [name, (row as Values)[name] ?? null]));
}

function sort(rows: readonly Values[]): readonly Values[] {
  const keyed = rows.map((row) => [JSON.stringify(row), row] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** The first table of a report and its totals as CSV have what its JSON has, value by value. */
async function checkCsv(place: NumberPlace, one: NumberCase, report: Report): Promise<void> {
  const [totalNames = [], totals = []] = parseCsv(await run(place, one, ['--format', 'csv', '--table', 'totals']));
  expect(totals).toEqual(totalNames.map((name) => write((report.totals as unknown as Values)[name])));
  expect(totalNames).toEqual(expect.arrayContaining(Object.keys(SUMS)));
  const [names = [], ...rows] = parseCsv(await run(place, one, ['--format', 'csv']));
  expect(rows).toEqual(firstTable(report).map((row) => names.map((name) => write(row[name]))));
}

function firstTable({ sections, breakdowns }: Report): readonly Values[] {
  if (sections[0]) return sections[0].rows;
  const { by, rows } = breakdowns[0] ?? { by: '', rows: [] };
  return rows.map(({ key, absent, totals }) => ({
    ...(totals as unknown as Values),
    [by]: absent ? null : key,
    absent: String(absent),
  }));
}

const write = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

/** RFC 4180. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

/** The heading of the table shows the totals: requests, and the spend rounded half-even to as many decimals as it has. */
function checkTable(text: string, { totals }: Report): void {
  expect(text).toMatch(new RegExp(`^ {2}Requests +${totals.calls.toLocaleString('en-US')}\\b`, 'm'));
  const [, shown = ''] = /^ {2}Spend +(.+)$/m.exec(text) ?? [];
  const exact = BigInt(totals.costUsd.replace('.', ''));
  if (totals.pricedCalls === 0 && totals.calls > 0) expect(shown).toMatch(/^unknown/);
  // Less than the smallest amount that is shown, and not nothing.
  else if (shown.startsWith('USD <')) expect(exact).toBeGreaterThan(0n);
  else expect(roundAs(shown, exact)).toBe(shown);
}

/** An amount as another is written: with as many decimals, rounded half-even. */
function roundAs(shown: string, exact: bigint): string {
  const decimals = shown.split('.')[1]?.length ?? 0;
  const unit = 10n ** BigInt(12 - decimals);
  const [whole, rest] = [exact / unit, (exact % unit) * 2n];
  const rounded = String(whole + (rest > unit || (rest === unit && whole % 2n === 1n) ? 1n : 0n));
  const digits = rounded.padStart(decimals + 1, '0');
  const dollars = BigInt(digits.slice(0, digits.length - decimals)).toLocaleString('en-US');
  return `USD ${dollars}.${digits.slice(digits.length - decimals)}`;
}
