import type { BudgetCheck } from '@spendspan/console';
import {
  type BudgetState,
  chooseDecimals,
  describeBudgetPeriod,
  describeFilter,
  describeOwner,
  describeThreshold,
  formatAmount,
  formatCount,
  formatShare,
  formatUsdAmount,
  parseUsd,
} from '@spendspan/ledger';
import type { Paint, Tone } from '../paint.ts';
import { cleanText } from '../report/clean-text.ts';
import type { ReportSource } from '../report/format-report.ts';
import { formatColumns } from '../report/format-table.ts';

const TONES = { ok: 'good', warning: 'attention', exceeded: 'bad' } as const satisfies Record<string, Tone>;

/** How budgets stand, as text for people: a table, then what there is to say of each. */
export function formatBudgets({ report, deliveries }: BudgetCheck, source: ReportSource, paint: Paint): string {
  const through = source.console === undefined ? source.ledger : `${source.ledger}, through ${source.console}`;
  const head = `${paint('title', 'Budgets')}\n${paint('faint', `${cleanText(report.file)} at ${report.at} · ${through}`)}`;
  const { budgets } = report;
  if (budgets.length === 0) return `${head}\n\n  The file has no budget.\n`;
  const told = deliveries
    .filter(({ error }) => error === null)
    .map(({ budget, thresholds }) => `  told of ${cleanText(budget)}: ${thresholds.map(describeThreshold).join(', ')}`);
  const notes = budgets.map((state) => formatNotes(state, paint));
  return `${[head, formatTable(budgets, paint), ...notes, ...(told.length === 0 ? [] : [told.join('\n')])].join('\n\n')}\n`;
}

function formatTable(budgets: readonly BudgetState[], paint: Paint): string {
  const cells = (read: (state: BudgetState) => string): string[] => budgets.map(read);
  return formatColumns(
    [
      { head: 'Budget', cells: cells(({ name }) => shorten(cleanText(name))) },
      { head: 'Status', align: 'left' as const, cells: cells(({ status }) => status) },
      { head: 'Period', align: 'left' as const, cells: cells(describeBudgetPeriod) },
      formatAmounts(
        'Budget, USD',
        budgets.map(({ amountUsd }) => amountUsd),
      ),
      formatAmounts(
        'Spent, USD',
        budgets.map(({ spentUsd }) => spentUsd),
      ),
      { head: 'Spent', cells: cells(({ spentShare }) => formatShare(spentShare)) },
      { head: 'Elapsed', cells: cells(({ elapsedShare }) => formatShare(elapsedShare)) },
      { head: 'Burn rate', cells: cells(({ burnRate }) => (burnRate === null ? '–' : burnRate.toFixed(2))) },
      formatAmounts(
        'Forecast, USD',
        budgets.map(({ forecast }) => forecast?.usd ?? null),
      ),
    ],
    (text, row, { head }) => (head === 'Status' ? paint(TONES[budgets[row]?.status ?? 'ok'], text) : text),
    paint,
  );
}

function formatAmounts(head: string, amounts: readonly (string | null)[]): { head: string; cells: string[] } {
  const known = amounts.filter((amount) => amount !== null).map(parseUsd);
  const decimals = chooseRoughDecimals(known);
  return { head, cells: amounts.map((amount) => (amount === null ? '–' : formatAmount(parseUsd(amount), decimals))) };
}

/** A forecast or a limit is no account: cents are enough from one dollar on. */
function chooseRoughDecimals(amounts: readonly bigint[]): number {
  return amounts.some((amount) => amount >= 1_000_000_000_000n) ? 2 : chooseDecimals(amounts);
}

function formatNotes(state: BudgetState, paint: Paint): string {
  const { name, filter, forecast, crossed, unpricedCalls, estimatedUsd, spentUsd, daysUntilExhausted } = state;
  const owner = describeOwner(state.owner);
  const lines = [
    `${paint('title', cleanText(name))}: ${cleanText(describeFilter(filter))}${owner === undefined ? '' : `; owner ${cleanText(owner)}`}`,
    ...(crossed.length === 0 ? [] : [paint('attention', `reached: ${crossed.map(describeThreshold).join(', ')}`)]),
    forecast === null ? 'forecast: nothing to go by yet' : formatForecast(forecast),
    ...(daysUntilExhausted === null || daysUntilExhausted === 0
      ? []
      : [`at this rate it is spent in ${daysUntilExhausted.toFixed(1)} days`]),
    ...(parseUsd(estimatedUsd) === 0n
      ? []
      : [`${formatUsdAmount(estimatedUsd)} of ${formatUsdAmount(spentUsd)} is a best guess`]),
    ...(unpricedCalls === 0
      ? []
      : [paint('attention', `not counted: ${formatCount(unpricedCalls)} without a known price`)]),
  ];
  return lines.map((line, index) => `${index === 0 ? '  ' : '    '}${line}`).join('\n');
}

const METHODS = {
  weekdays: 'each weekday as it was in',
  days: 'as in',
  pace: 'as fast as in this period so far',
} as const;

function formatForecast({ usd, lowUsd, highUsd, method, days }: NonNullable<BudgetState['forecast']>): string {
  const basis = method === 'pace' ? METHODS.pace : `${METHODS[method]} the last ${days} days`;
  const amounts = [usd, lowUsd, highUsd].map(parseUsd);
  const [expected, low, high] = amounts.map((amount) => formatAmount(amount, chooseRoughDecimals(amounts)));
  const range = method === 'pace' ? '' : ` (${low} to ${high})`;
  return `forecast: USD ${expected} by the end${range}, ${basis}`;
}

function shorten(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}
