import type { ReportDescription } from '@spendspan/ledger';
import type { JSX } from 'react';
import { Link } from 'wouter';
import { useReportList } from '../api/queries.ts';
import { FieldValue } from '../parts/field-value.tsx';
import { useUrl } from '../url/use-url.ts';
import { dropField, writeWhere } from '../url/where.ts';

export interface NameLinkProps {
  readonly field: string;
  readonly value: string;
}

/** Whether a field's values lead anywhere: to a report of that name that can be asked of one. */
export function useOwnReports(): (field: string) => boolean {
  const list = useReportList();
  return (field) => list.data?.reports.some((report) => isOwn(report, field)) ?? false;
}

function isOwn({ name, parameters }: ReportDescription, field: string): boolean {
  return name === field && parameters.some((parameter) => parameter.name === field);
}

/** A name that leads to what it stands for, in the same period. */
export function NameLink({ field, value }: NameLinkProps): JSX.Element {
  const { linkTo, where } = useUrl();
  const own = useOwnReports();
  if (!own(field)) return <FieldValue field={field} value={value} />;
  return (
    <Link href={linkTo(`/report/${field}`, { [field]: value, where: writeWhere(dropField(where, field)) })}>
      <FieldValue field={field} value={value} />
    </Link>
  );
}
