import type { JSX, ReactNode } from 'react';
import { Link } from 'wouter';
import { useUrl } from '../url/use-url.ts';

export interface ReportLinkProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** Leads to a report of the same period. */
export function ReportLink({ name, children }: ReportLinkProps): JSX.Element {
  const { linkTo } = useUrl();
  return <Link href={linkTo(`/report/${name}`)}>{children}</Link>;
}
