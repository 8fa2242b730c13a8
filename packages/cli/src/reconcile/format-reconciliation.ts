import { formatShare, parseUsd, RESIDUAL_CAUSES, type Reconciliation, type ResidualCause } from '@spendspan/ledger';
import { drawTable } from '../draw-table.ts';
import type { Paint } from '../paint.ts';
import { cleanText } from '../report/clean-text.ts';
import { formatAmounts } from './format-amounts.ts';

/** What a reconciliation is of, and how it went. */
export interface ReconciliationFrame {
  readonly days: string;
  readonly ledger: string;
  /** 0 to 1 */
  readonly tolerance: number;
  readonly within: boolean;
}

/** A reconciliation for people: the two amounts, why they differ, then every day and item where they do. */
export function formatReconciliation(answer: Reconciliation, frame: ReconciliationFrame, paint: Paint): string {
  const { total, residualShare } = answer;
  const amounts = [total.billedUsd, total.ledgerUsd, total.residualUsd, ...Object.values(total.causes)];
  const [billed = '', ledger = '', residual = '', ...causes] = formatAmounts(amounts);
  const verdict = frame.within
    ? paint('good', `within the tolerance of ${formatShare(frame.tolerance)}`)
    : paint('bad', `beyond the tolerance of ${formatShare(frame.tolerance)}`);
  const share = residualShare === null ? 'nothing was billed' : `${formatShare(residualShare)} of the bill`;
  const blocks = [
    `${paint('title', 'OpenAI against the ledger')}\n${paint('faint', `${frame.days} · ${frame.ledger}`)}`,
    [
      `  Billed    USD ${billed}`,
      `  Ledger    USD ${ledger}`,
      `  Residual  USD ${residual}, ${share}: ${verdict}`,
    ].join('\n'),
    `Why they differ\n${RESIDUAL_CAUSES.map((cause, index) => `  ${LABELS[cause].padEnd(17)} ${(causes[index] ?? '').padStart(width(causes))}  ${paint('faint', MEANINGS[cause])}`).join('\n')}`,
    ...formatRows(answer, paint),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const LABELS: Readonly<Record<ResidualCause, string>> = {
  unpriced: 'unpriced',
  unattributed: 'unattributed',
  estimated: 'estimated',
  discounts: 'discounts',
  notInstrumented: 'not instrumented',
  timing: 'timing',
  other: 'other',
};

const MEANINGS: Readonly<Record<ResidualCause, string>> = {
  unpriced: 'recorded calls without a known price, at list price',
  unattributed: 'recorded calls whose project is not known; 0 in all, as they are on the wrong line only',
  estimated: 'amounts of ours that are a guess',
  discounts: 'billed below the price of ours',
  notInstrumented: 'usage that nobody recorded, at list price',
  timing: 'calls about midnight, and days that OpenAI has not finished',
  other: 'not explained',
};

function width(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length));
}

function formatRows({ rows }: Reconciliation, paint: Paint): readonly string[] {
  const shown = rows.filter(({ causes, residualUsd }) => [residualUsd, ...Object.values(causes)].some(isSomething));
  if (shown.length === 0) return ['Every day and item agrees.'];
  const withProject = shown.some(({ project }) => project !== undefined);
  const columns = ['billedUsd', 'ledgerUsd', 'residualUsd'] as const;
  const cells = formatAmounts(shown.flatMap((row) => columns.map((column) => row[column])));
  const table = drawTable({
    head: [
      'Day',
      ...(withProject ? ['Project'] : []),
      'Item',
      'Billed',
      'Ledger',
      'Residual',
      'Calls',
      'OpenAI',
      'Why',
    ],
    aligns: [
      'left',
      ...(withProject ? (['left'] as const) : []),
      'left',
      'right',
      'right',
      'right',
      'right',
      'right',
      'left',
    ],
    rows: shown.map((row, index) => [
      row.day,
      ...(withProject ? [row.project === null || row.project === undefined ? '(none)' : cleanText(row.project)] : []),
      cleanText(row.item),
      ...cells.slice(index * 3, index * 3 + 3),
      String(row.ledgerCalls),
      row.providerRequests === undefined ? '–' : String(row.providerRequests),
      RESIDUAL_CAUSES.filter((cause) => isSomething(row.causes[cause]))
        .map((cause) => LABELS[cause])
        .join(', '),
    ]),
  });
  const rest = rows.length - shown.length;
  return [`${paint('title', 'Where they differ')}\n${table}${rest === 0 ? '' : `\n  ${rest} more agree.`}`];
}

function isSomething(usd: string): boolean {
  return parseUsd(usd) !== 0n;
}
