import { PERIOD_PARAMETERS } from '@spendspan/ledger';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';

/**
 * Filters as `--filter field=value` gives them, by field; an empty value is for the calls that have none.
 * @throws CliError when one has no `=`, names a part of the period, or a field is there twice.
 */
export function readFilters(filters: readonly string[]): Readonly<Record<string, string>> {
  const read: Record<string, string> = {};
  for (const filter of filters) {
    const at = filter.indexOf('=');
    const name = filter.slice(0, at);
    if (at < 1) {
      const got = `--filter ${JSON.stringify(filter)}`;
      throw new CliError(
        EXIT.usage,
        `got ${got}, expected field=value such as team=growth; see "spendspan export --help"`,
      );
    }
    if (PERIOD_PARAMETERS.some((parameter) => parameter.name === name)) {
      throw new CliError(
        EXIT.usage,
        `got --filter ${JSON.stringify(filter)}, expected a field of calls such as team; a period has options of its own, see "spendspan export --help"`,
      );
    }
    if (Object.hasOwn(read, name)) {
      throw new CliError(
        EXIT.usage,
        `got two filters of ${JSON.stringify(name)}, expected one of each field; export twice`,
      );
    }
    read[name] = filter.slice(at + 1);
  }
  return read;
}
