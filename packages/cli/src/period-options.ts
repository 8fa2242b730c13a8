import { PERIOD_PARAMETERS, type ReportParameter, readPeriod } from '@spendspan/ledger';
import { type Command, Option } from 'commander';

/** What {@link addPeriodOptions} adds, as commander reads it: the parameters of a period that the ledger reads. */
export interface PeriodOptions {
  readonly month?: string;
  readonly since?: string;
  readonly until?: string;
  readonly from?: string;
  readonly to?: string;
  readonly timeZone?: string;
}

const CONFLICTS: Readonly<Record<string, string[]>> = {
  month: ['since', 'until', 'from', 'to'],
  since: ['from'],
  until: ['to'],
};

/**
 * Adds the ways to name a period: a month, or a start and an end, each by either of the names that reports and people use.
 * @param parameters those of them that are taken.
 */
export function addPeriodOptions(
  command: Command,
  parameters: readonly ReportParameter[] = PERIOD_PARAMETERS,
): Command {
  for (const { name, summary } of parameters) {
    const text = summary.replace(/^the same as (\w+)$/, (_, other: string) => `the same as ${flagOf(other)}`);
    command.addOption(new Option(`${flagOf(name)} <value>`, text).conflicts(CONFLICTS[name] ?? []));
  }
  return command;
}

/** The option that a parameter is: `timeZone` is `--time-zone`. */
export function flagOf(parameter: string): string {
  return `--${parameter.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/**
 * The period that was asked for, as instants; absent: not bounded.
 * @throws ReportParameterError, by the name that was used, when a part is malformed or the end is not after the start.
 */
export function readPeriodOptions({ month, since, until, from, to, timeZone }: PeriodOptions): {
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly timeZone: string | undefined;
} {
  const { fromMs, toMs } = readPeriod({ month, since, until, from, to, timeZone });
  return { since: formatInstant(fromMs), until: formatInstant(toMs), timeZone };
}

function formatInstant(timeMs: number | undefined): string | undefined {
  return timeMs === undefined ? undefined : new Date(timeMs).toISOString();
}
