import type { Report } from '@spendspan/ledger';
import type { JSX } from 'react';
import { formatDate } from '../../format/dates.ts';
import { useUrl } from '../../url/use-url.ts';

export interface BasePickerProps {
  /** The period that is compared; undefined while it is not known. */
  readonly period: Report['period'] | undefined;
}

/** Chooses what a period is compared with: what came just before, or the same days of the year before. */
export function BasePicker({ period }: BasePickerProps): JSX.Element {
  const { search, set } = useUrl();
  const chosen = search.get('baseSince') ?? '';
  const [from, to] = [yearBefore(period?.from), yearBefore(period?.to)];
  const pick = (since: string): void =>
    set(since === '' ? { baseSince: undefined, baseUntil: undefined } : { baseSince: since, baseUntil: to });
  return (
    <span className="control picker">
      <select aria-label="Compared with" value={chosen} onChange={({ target }) => pick(target.value)}>
        <option value="">What came before</option>
        {from !== undefined && to !== undefined && <option value={from}>A year before</option>}
        {chosen !== '' && chosen !== from && <option value={chosen}>Since {formatDate(chosen.slice(0, 10))}</option>}
      </select>
    </span>
  );
}

/** The same moment a year before; of a day that the year before does not have, the one after it. */
function yearBefore(instant: string | undefined): string | undefined {
  if (instant === undefined) return undefined;
  const before = `${Number(instant.slice(0, 4)) - 1}${instant.slice(4)}`;
  return before.replace(/-02-29T/, '-03-01T');
}
