import { findField } from '../fields.ts';
import type { SectionColumn } from '../types.ts';

/** The column of a section that names the values of a field. */
export function nameColumn(field: string): SectionColumn {
  const { label, absentKey } = findField(field);
  return { name: field, head: label, kind: 'text', absentKey };
}
