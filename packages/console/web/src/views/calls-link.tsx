import type { JSX, ReactNode } from 'react';
import { Link } from 'wouter';
import { useUrl } from '../url/use-url.ts';
import { type Where, writeWhere } from '../url/where.ts';

export interface CallsLinkProps {
  /** What the calls have. */
  readonly where: Where;
  /** Whether they are those of all time. */
  readonly always?: boolean;
  readonly children: ReactNode;
}

/** Leads to the calls that a figure is of. */
export function CallsLink({ where, always = false, children }: CallsLinkProps): JSX.Element {
  const { linkTo } = useUrl();
  const period = always ? { period: 'all', since: undefined, until: undefined } : {};
  return (
    <Link href={linkTo('/calls', { where: writeWhere(where), ...period })} title="See these calls">
      {children}
    </Link>
  );
}
