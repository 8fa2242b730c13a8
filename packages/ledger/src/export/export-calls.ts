import type { CallReading, CallStore, Selection, Sums } from '../call-store.ts';
import { LedgerError, ReportParameterError, UnknownExportError } from '../errors.ts';
import { FIELDS, readOwnDimension } from '../fields.ts';
import { WHERE } from '../filtered-report.ts';
import { formatUsd } from '../money.ts';
import { PERIOD_PARAMETERS, readPeriod, toBounds } from '../period/period.ts';
import { checkParameters } from '../report-parameters.ts';
import { askFilter } from '../reports/read-filter.ts';
import type { Call, ReportParameter, ReportQuery } from '../types.ts';
import { EXPORT_FORMATS } from './export-formats.ts';
import type { Export, ExportOptions, ExportSummary } from './types.ts';

/**
 * What an export can be asked for: a period, and a value of any field, an empty one for the calls that have none; own
 * dimensions beside them; or all of these values as reports take them, by `where`. `month` is the period, not the field.
 */
export const EXPORT_PARAMETERS: readonly ReportParameter[] = [
  ...PERIOD_PARAMETERS,
  ...FIELDS.filter(({ name }) => !isOfPeriod(name)).map(({ name, label }) => ({
    name,
    summary: `only calls with this ${label.toLowerCase()}`,
    required: false,
  })),
  WHERE,
];

function isOfPeriod(name: string): boolean {
  return PERIOD_PARAMETERS.some((parameter) => parameter.name === name);
}

/**
 * Begins an export of a store; see `Ledger.export`.
 * @throws UnknownExportError, ReportParameterError, LedgerUnavailableError
 */
export async function exportCalls(
  store: CallStore,
  name: string,
  { where, ...query }: ReportQuery,
  options: ExportOptions,
): Promise<Export> {
  const format = EXPORT_FORMATS.find((candidate) => candidate.name === name);
  if (!format) {
    throw new UnknownExportError(
      name,
      EXPORT_FORMATS.map((known) => known.name),
    );
  }
  const selection = readSelection(query);
  const filter = await askFilter(store, where);
  const reading = await store.readCalls({ ...selection, filter: combine(selection.filter, filter) });
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
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const period = Object.fromEntries(given.filter(([name]) => isOfPeriod(name)));
  const filter = given.filter(([name]) => !isOfPeriod(name));
  // Which of the calls have no value is a question, too: only of a period is an empty value none.
  const named = filter.filter(([name]) => readOwnDimension(name) === undefined).map(([name]) => [name, 'any'] as const);
  checkParameters('an export', EXPORT_PARAMETERS, { ...period, ...Object.fromEntries(named) });
  return {
    ...toBounds(readPeriod(period)),
    filter: Object.fromEntries(filter.map(([name, value]) => [name, value === '' ? null : value])),
  };
}

/** @throws ReportParameterError when both name a field. */
function combine(own: Selection['filter'], where: Selection['filter']): Selection['filter'] {
  const twice = Object.keys(where).find((name) => Object.hasOwn(own, name));
  if (twice !== undefined)
    throw new ReportParameterError('where', `${twice}, which is asked for by its name, too`, 'one of them');
  return { ...own, ...where };
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
