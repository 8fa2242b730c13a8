import type { JSX, ReactNode } from 'react';
import { Link } from 'wouter';
import type { Parameters } from '../api/fetch-json.ts';
import { useUrl } from '../url/use-url.ts';

export interface ReportLinkProps {
  readonly name: string;
  /** More of its own. */
  readonly parameters?: Parameters;
  readonly children: ReactNode;
}

/** Leads to a report of the same period. */
export function ReportLink({ name, parameters, children }: ReportLinkProps): JSX.Element {
  const { linkTo } = useUrl();
  return <Link href={linkTo(`/report/${name}`, pickOwn(parameters))}>{children}</Link>;
}

/** What the address does not say already. */
function pickOwn({ baseSince, baseUntil }: Parameters = {}): Parameters {
  return { baseSince, baseUntil };
}
