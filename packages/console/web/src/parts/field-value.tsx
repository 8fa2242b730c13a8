import type { ReactNode } from 'react';
import { writeName } from '../format/ledger-numbers.ts';
import { writeTime } from '../format/time-fields.ts';
import { useUrl } from '../url/use-url.ts';

export interface FieldValueProps {
  readonly field: string;
  readonly value: string;
}

/** What calls have in a field: a time in the user's locale, a name as it is, in quotes where it looks like what is no name. */
export function FieldValue({ field, value }: FieldValueProps): ReactNode {
  const { period } = useUrl();
  const time = writeTime(field, value, period.timeZone);
  return time ? <time dateTime={time.dateTime}>{time.text}</time> : writeName(value);
}
