import { ReportParameterError } from './errors.ts';
import type { ReportParameter, ReportQuery } from './types.ts';

/**
 * Checks that a query names known parameters only, each with a value; but an empty `where` is none.
 * @throws ReportParameterError
 */
export function checkParameters(what: string, parameters: readonly ReportParameter[], query: ReportQuery): void {
  const known = parameters.map((parameter) => parameter.name);
  for (const [parameter, value] of Object.entries(query)) {
    if (value === undefined) continue;
    if (!known.includes(parameter)) {
      const expected = known.length === 1 ? `only ${known[0]}` : `one of ${known.join(', ')}`;
      throw new ReportParameterError(JSON.stringify(parameter), `for ${what}`, expected);
    }
    // No filter is asked for like this by forms and scripts.
    if (value === '' && parameter === 'where') continue;
    if (value.trim() === '') throw new ReportParameterError(parameter, 'without a value', 'a value');
  }
}
