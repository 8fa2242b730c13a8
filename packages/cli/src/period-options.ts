import { ReportParameterError, readPeriod, readRange } from '@spendspan/ledger';
import { type Command, Option } from 'commander';

/** What {@link addPeriodOptions} adds, as commander reads it. */
export interface PeriodOptions {
  readonly month?: string;
  readonly since?: string;
  readonly until?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Adds the ways to name a period: a month, or a start and an end, each by either of the names that reports and people use. */
export function addPeriodOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--month <value>', 'calendar month in UTC: 2026-11').conflicts(['since', 'until', 'from', 'to']),
    )
    .addOption(
      new Option('--since <value>', 'first instant or UTC day: 2026-11-01 or 2026-11-01T08:00:00Z').conflicts('from'),
    )
    .addOption(
      new Option(
        '--until <value>',
        'end, exclusive: 2026-12-01 or 2026-12-01T08:00:00Z (default: the end of what is recorded)',
      ).conflicts('to'),
    )
    .option('--from <value>', 'the same as --since')
    .option('--to <value>', 'the same as --until');
}

/**
 * The period that was asked for, as instants or UTC days; absent: not bounded.
 * @throws ReportParameterError, by the name that was used, when a part is malformed or the end is not after the start.
 */
export function readPeriodOptions(options: PeriodOptions): { readonly from?: string; readonly to?: string } {
  const { month, since, until, from = since, to = until } = options;
  if (month !== undefined) {
    const { fromMs, toMs } = readPeriod({ month });
    if (fromMs === undefined || toMs === undefined) throw new ReportParameterError('month', month, 'a whole month');
    return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
  }
  const names = [since === undefined ? 'from' : 'since', until === undefined ? 'to' : 'until'] as const;
  readRange({ name: names[0], text: from }, { name: names[1], text: to });
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}
