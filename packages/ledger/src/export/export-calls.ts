import type { CallReading, CallStore, Selection, Sums } from '../call-store.ts';
import { LedgerError, UnknownExportError } from '../errors.ts';
import { FIELDS } from '../fields.ts';
import { formatUsd } from '../money.ts';
import { PERIOD_PARAMETERS, readPeriod, toBounds } from '../period.ts';
import { checkParameters } from '../report-parameters.ts';
import type { Call, ReportParameter, ReportQuery } from '../types.ts';
import { EXPORT_FORMATS } from './export-formats.ts';
import type { Export, ExportOptions, ExportSummary } from './types.ts';

/** What an export can be asked for: a period, and a value of any field; an empty value is for calls that have none. */
export const EXPORT_PARAMETERS: readonly ReportParameter[] = [
  ...PERIOD_PARAMETERS,
  ...FIELDS.map(({ name, label }) => ({
    name,
    summary: `only calls with this ${label.toLowerCase()}`,
    required: false,
  })),
];

/**
 * Begins an export of a store; see `Ledger.export`.
 * @throws UnknownExportError, ReportParameterError, LedgerUnavailableError
 */
export async function exportCalls(
  store: CallStore,
  name: string,
  query: ReportQuery,
  options: ExportOptions,
): Promise<Export> {
  const format = EXPORT_FORMATS.find((candidate) => candidate.name === name);
  if (!format) {
    throw new UnknownExportError(
      name,
      EXPORT_FORMATS.map((known) => known.name),
    );
  }
  const reading = await store.readCalls(readSelection(query));
  const batches = checkSum(reading, options);
  return {
    format: { name: format.name, contentType: format.contentType, extension: format.extension },
    summary: summarizeExport(reading.sums),
    content: format.encode(batches, options),
    close: () => reading.close(),
  };
}

/**
 * The calls that a query asks for.
 * @throws ReportParameterError
 */
export function readSelection(query: ReportQuery): Selection {
  const { month, from, to, ...filter } = query;
  const period = Object.fromEntries(Object.entries({ month, from, to }).filter(([, value]) => value !== undefined));
  const given = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
  // Which of the calls have no value is a question, too: only of a period is an empty value none.
  const named = Object.fromEntries(given.map(([name, value]) => [name, value === '' ? 'none' : value]));
  checkParameters('an export', EXPORT_PARAMETERS, { ...period, ...named });
  return {
    ...toBounds(readPeriod(period)),
    filter: Object.fromEntries(given.map(([name, value]) => [name, value === '' ? null : value])),
  };
}

function summarizeExport(sums: Sums): ExportSummary {
  return {
    calls: Number(sums.calls),
    unpricedCalls: Number(sums.unpricedCalls),
    failedWithoutUsage: Number(sums.calls - sums.pricedCalls - sums.unpricedCalls),
    costUsd: formatUsd(sums.cost),
  };
}

/** The batches as they are; whoever takes the last of them has taken exactly what reports sum up, or gets an error. */
async function* checkSum(
  { sums, batches }: CallReading,
  { onProgress }: ExportOptions,
): AsyncGenerator<readonly Call[]> {
  let cost = 0n;
  let calls = 0;
  for await (const batch of batches) {
    for (const call of batch) cost += call.cost.total ?? 0n;
    calls += batch.length;
    yield batch;
    onProgress?.(calls);
  }
  if (cost !== sums.cost || BigInt(calls) !== sums.calls) {
    const told = `${calls} calls and USD ${formatUsd(cost)}`;
    const expected = `${sums.calls} and USD ${formatUsd(sums.cost)}`;
    throw new LedgerError(
      'LEDGER_INVALID',
      `got ${told} for an export, expected ${expected} as in reports; report this`,
    );
  }
}
