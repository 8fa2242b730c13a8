import type { JSX } from 'react';
import { Link } from 'wouter';
import { useUrl } from '../../url/use-url.ts';
import { type Where, writeWhere } from '../../url/where.ts';
import { listLabels, useFieldLabel } from '../use-field-label.ts';

export interface AdviceProps {
  readonly text: string;
  /** What the calls have that it is of. */
  readonly where: Where;
}

/** What the page has a view for. */
const BREAKDOWN = /"spendspan report breakdown --by ([\w,]+)"/;

/** What to do about calls without a sure price; in place of a report of the command, a link to the same on the page. */
export function Advice({ text, where }: AdviceProps): JSX.Element {
  const { linkTo } = useUrl();
  const labelOf = useFieldLabel();
  const [whole, by] = BREAKDOWN.exec(text) ?? [];
  if (whole === undefined || by === undefined) return <>{text}</>;
  const [before, after] = text.split(whole);
  return (
    <>
      {before}
      <Link href={linkTo('/explore', { by, where: writeWhere(where) })}>
        Explore by {listLabels(by.split(','), labelOf)}
      </Link>
      {after}
    </>
  );
}
