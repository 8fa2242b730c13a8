import type { Report, SectionRow } from '@spendspan/ledger';
import { type JSX, useCallback, useMemo } from 'react';
import { formatDay } from '../../format/dates.ts';
import { formatUsd, nameOtherRows, parseUsd, writeName } from '../../format/ledger-numbers.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { MAX_SERIES } from '../../parts/legend.tsx';
import { type Series, StackedBars } from '../../parts/stacked-bars.tsx';
import { useUrl } from '../../url/use-url.ts';
import { SaveCsv } from '../report/save-csv.tsx';
import { useDays } from './use-days.ts';

/** Spend by day, one colour for each team. */
export function TrendCard(): JSX.Element {
  const { query } = useUrl();
  const report = useDays();
  return (
    <Card
      title="USD by day and team"
      wide
      aside={<SaveCsv report="breakdown" parameters={{ ...query, by: 'day,team' }} table="breakdown" />}
    >
      <Answer of={report} what="the days">
        {(data) => <Trend report={data} />}
      </Answer>
    </Card>
  );
}

function Trend({ report }: { readonly report: Report }): JSX.Element {
  const { setPeriod, period } = useUrl();
  const rows = report.sections[0]?.rows ?? [];
  const { days, series } = useMemo(() => arrange(rows), [rows]);
  const labels = useMemo(() => days.map(formatDay), [days]);
  const pick = useCallback(
    (index: number): void => {
      const day = days[index];
      if (day === undefined) return;
      const until = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
      setPeriod({ preset: 'custom', since: day, until, timeZone: period.timeZone });
    },
    [days, setPeriod, period.timeZone],
  );
  if (days.length === 0) return <p className="dim">No request in this period.</p>;
  const summary = `Spend in USD of ${series.length} teams on ${days.length} days, from ${labels[0]} to ${labels.at(-1)}`;
  return <StackedBars summary={summary} labels={labels} series={series} onPick={pick} />;
}

interface Arranged {
  readonly days: readonly string[];
  readonly series: readonly Series[];
}

/** All days from the first to the last, and the teams that spent most, the others together. */
function arrange(rows: readonly SectionRow[]): Arranged {
  const found = rows.map((row) => String(row['day'])).sort();
  const days = listDays(found[0], found.at(-1));
  const byTeam = new Map<string, Map<string, bigint>>();
  for (const row of rows) {
    const team = row['team'] === null ? '(unattributed)' : writeName(String(row['team']));
    const own = byTeam.get(team) ?? new Map<string, bigint>();
    own.set(String(row['day']), parseUsd(String(row['costUsd'] ?? '0')));
    byTeam.set(team, own);
  }
  const ordered = [...byTeam].sort(([, a], [, b]) => (sum(a) < sum(b) ? 1 : -1));
  const alone = ordered.length <= MAX_SERIES ? ordered : ordered.slice(0, MAX_SERIES - 1);
  const rest = ordered.slice(alone.length);
  const series = [
    ...alone,
    ...(rest.length === 0 ? [] : [[nameOtherRows(rest.length), merge(rest.map(([, own]) => own))] as const]),
  ];
  return {
    days,
    series: series.map(([name, own]) => ({
      name,
      amounts: days.map((day) => (own.has(day) ? formatUsd(own.get(day) ?? 0n) : null)),
    })),
  };
}

function sum(amounts: ReadonlyMap<string, bigint>): bigint {
  return [...amounts.values()].reduce((total, amount) => total + amount, 0n);
}

function merge(maps: readonly ReadonlyMap<string, bigint>[]): Map<string, bigint> {
  const merged = new Map<string, bigint>();
  for (const map of maps) for (const [day, amount] of map) merged.set(day, (merged.get(day) ?? 0n) + amount);
  return merged;
}

/** A ledger may hold a call of 1970; a chart of 20,000 days shows nothing. */
const MAX_DAYS = 800;

function listDays(first: string | undefined, last: string | undefined): readonly string[] {
  if (first === undefined || last === undefined) return [];
  const end = Date.parse(last);
  const start = Math.max(Date.parse(first), end - MAX_DAYS * 86_400_000);
  const days: string[] = [];
  for (let time = start; time <= end; time += 86_400_000) days.push(new Date(time).toISOString().slice(0, 10));
  return days;
}
