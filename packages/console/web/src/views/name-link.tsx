import type { JSX } from 'react';
import { Link } from 'wouter';
import { useUrl } from '../url/use-url.ts';

/** Fields whose values have a report of their own. */
const OWN_REPORT: ReadonlySet<string> = new Set([
  'team',
  'project',
  'feature',
  'user',
  'customer',
  'model',
  'session',
  'trace',
]);

export interface NameLinkProps {
  readonly field: string;
  readonly value: string;
}

/** Whether a field's values lead anywhere. */
export function hasOwnReport(field: string): boolean {
  return OWN_REPORT.has(field);
}

/** A name that leads to what it stands for, in the same period. */
export function NameLink({ field, value }: NameLinkProps): JSX.Element {
  const { linkTo } = useUrl();
  return <Link href={linkTo(`/report/${field}`, { [field]: value })}>{value}</Link>;
}
