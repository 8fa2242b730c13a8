import type { Coverage, CoveragePart, CoverageRow } from '@spendspan/ledger';
import { describeRange, describeWhere, formatCount, formatShare, formatUsdAmount } from '@spendspan/ledger';
import type { Paint } from '../paint.ts';
import { cleanText } from '../report/clean-text.ts';
import type { ReportSource } from '../report/format-report.ts';
import { formatColumns } from '../report/format-table.ts';

/** Rows that are shown of each kind; `--json` has all. */
const MAX_ROWS = 20;

const KINDS = [
  { status: 'unpriced', title: 'Without a price', empty: 'Every call has a price.' },
  { status: 'partial', title: 'A lower bound: something that was used has no price', empty: undefined },
  { status: 'estimated', title: 'A best guess', empty: undefined },
] as const;

/** What has no sure price, as text for people: how much there is of it, then each model with what to do. */
export function formatCoverage(
  coverage: Coverage,
  source: ReportSource,
  paint: Paint,
  ownFile?: string | undefined,
): string {
  const through = source.console === undefined ? source.ledger : `${source.ledger}, through ${source.console}`;
  const { total, rows, filter } = coverage;
  const only = Object.keys(filter).length === 0 ? [] : [cleanText(describeWhere(filter))];
  const head = `${paint('title', ['Price coverage', ...only].join(', '))}\n${paint('faint', `${describeRange(coverage)} · ${through}`)}`;
  if (total.calls === 0) return `${head}\n\n  No model call is recorded in this period.\n`;
  const blocks = KINDS.flatMap(({ status, title, empty }) => {
    const own = rows.filter((row) => row.status === status);
    if (own.length === 0) return empty === undefined ? [] : [`  ${empty}`];
    return [
      `  ${paint('title', title)}`,
      ...own.slice(0, MAX_ROWS).map((row) => formatRow(row, paint)),
      ...formatRest(own),
    ];
  });
  return `${[head, formatShares(coverage, paint), ...blocks, ...formatPriceFile(coverage, ownFile)].join('\n\n')}\n`;
}

/** All that a price file can help with, in one file; `ownFile` is the one that the user has. */
function formatPriceFile({ priceFile }: Coverage, ownFile: string | undefined): readonly string[] {
  if (priceFile === null) return [];
  const what =
    'In a price file, "?" is yours to fill in, in USD per million tokens (or piece, second, call); leave out what you do not want to say:';
  const how = ownFile
    ? `You have ${cleanText(ownFile)}: add each entry of providers: beneath its own providers:, or, where it has the same match: already, the models beneath the models: of that entry; fees go beneath its fees:. Leave version: and currency: out.`
    : 'It is a whole file: save it as prices.yaml, for --prices or SPENDSPAN_PRICES.';
  const lines = priceFile
    .trimEnd()
    .split('\n')
    .map((line) => `    ${cleanText(line)}`);
  return [`  ${what}`, lines.join('\n'), `  ${how}`];
}

function formatShares({ byStatus, total }: Coverage, paint: Paint): string {
  const lines: readonly (readonly [string, CoveragePart])[] = [
    ['priced', byStatus.priced],
    ['estimated', byStatus.estimated],
    ['partial', byStatus.partial],
    ['unpriced', byStatus.unpriced],
    ['Total', total],
  ];
  const cells = (read: (part: CoveragePart) => string): string[] => lines.map(([, part]) => read(part));
  return formatColumns(
    [
      { head: 'Status', cells: lines.map(([name]) => name) },
      { head: 'Requests', cells: cells(({ calls }) => formatCount(calls)) },
      { head: 'Share', cells: cells(({ share }) => formatShare(share.calls)) },
      { head: 'Tokens', cells: cells(({ tokens }) => formatCount(tokens)) },
      { head: 'Share', cells: cells(({ share }) => formatShare(share.tokens)) },
      {
        head: 'USD',
        cells: lines.map(([name, { costUsd }]) =>
          name === 'unpriced' || costUsd === null ? 'unknown' : formatUsdAmount(costUsd).slice(4),
        ),
      },
    ],
    (text, row) => (row === lines.length - 1 ? paint('title', text) : text),
    paint,
  );
}

function formatRow(row: CoverageRow, paint: Paint): string {
  const { requestModel, responseModel, host, provider, reason, share, calls, tokens } = row;
  const asked = requestModel !== null && responseModel !== null && requestModel !== responseModel;
  const name = cleanText(responseModel ?? requestModel ?? 'no model');
  const place = [host, provider]
    .filter((part) => part !== null)
    .map((part) => cleanText(part ?? ''))
    .join(', ');
  const tier = row.serviceTier === null || row.serviceTier === 'default' ? '' : `, tier ${cleanText(row.serviceTier)}`;
  const lines = [
    `${paint('attention', name)}${asked ? ` (asked for as ${cleanText(requestModel)})` : ''}${place && ` at ${place}`}${tier}: ${cleanText(reason ?? 'no reason')}`,
    `  ${formatCount(calls)} request${calls === 1 ? '' : 's'} (${formatShare(share.calls)}), ${formatCount(tokens)} tokens (${formatShare(share.tokens)}), ${toMinute(row.firstSeenAt)} to ${toMinute(row.lastSeenAt)} UTC`,
    `  ${cleanText(row.advice)}`,
  ];
  return lines.map((line) => `  ${line}`).join('\n');
}

function formatRest(rows: readonly CoverageRow[]): readonly string[] {
  const rest = rows.slice(MAX_ROWS);
  if (rest.length === 0) return [];
  const calls = rest.reduce((sum, row) => sum + row.calls, 0);
  return [`  … and ${formatCount(rest.length)} more with ${formatCount(calls)} requests; --json has them all`];
}

function toMinute(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}
