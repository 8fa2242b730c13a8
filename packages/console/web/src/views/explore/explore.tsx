import type { ReportSection, SectionRow } from '@spendspan/ledger';
import type { JSX } from 'react';
import { useReport } from '../../api/queries.ts';
import { formatCount } from '../../format/numbers.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { FieldValue } from '../../parts/field-value.tsx';
import { SectionTable } from '../../parts/section-table.tsx';
import { useUrl } from '../../url/use-url.ts';
import { type Where, writeWhere } from '../../url/where.ts';
import { CallsLink } from '../calls-link.tsx';
import { SaveCsv } from '../report/save-csv.tsx';
import { TotalsCard } from '../totals-card.tsx';
import { listLabels, useFieldLabel } from '../use-field-label.ts';
import { ViewHead } from '../view-head.tsx';
import { FieldPicker } from './field-picker.tsx';
import { LimitPicker, readLimit } from './limit-picker.tsx';

/** Spend by any fields together, of calls with any values. A click on a value keeps only the calls that have it. */
export function Explore(): JSX.Element {
  const { search, query, set, period, where } = useUrl();
  const labelOf = useFieldLabel();
  const by = (search.get('by') ?? 'team').split(',').filter((field) => field !== '');
  const limit = readLimit(search.get('limit'), by);
  const parameters = { ...query, by: by.join(',') };
  const report = useReport('breakdown', { ...parameters, limit });
  const keep = (field: string, value: string | null): void =>
    set({ where: writeWhere({ ...where, [field]: value ?? '' }) });
  return (
    <>
      <ViewHead title="Explore" {...(report.data && { period: report.data.period })} />
      <div className="explore-controls">
        <FieldPicker fields={by} onChange={(fields) => set({ by: fields.join(',') })} />
        <LimitPicker limit={limit} onChange={(rows) => set({ limit: rows })} />
        <p className="dim">Click a value to keep only its calls, a number of requests to see them.</p>
      </div>
      <Answer of={report} what={`the spend by ${listLabels(by, labelOf)}`}>
        {({ totals, sections: [section] }) => (
          <div className="grid">
            <TotalsCard totals={totals} linkCount={(count) => <CallsLink where={where}>{count}</CallsLink>} />
            {section && (
              <Card
                title={section.title}
                wide
                aside={<SaveCsv report="breakdown" parameters={parameters} table={section.name} />}
                note={describeOther(section)}
              >
                <SectionTable
                  section={section}
                  timeZone={period.timeZone}
                  linkCount={(row, count) => <CallsLink where={{ ...where, ...valuesOf(by, row) }}>{count}</CallsLink>}
                  linkName={(column, value) =>
                    by.includes(column) ? (
                      <button
                        type="button"
                        className={value === null ? 'link absent' : 'link'}
                        onClick={() => keep(column, value)}
                      >
                        {value === null ? (
                          `(${section.columns.find(({ name }) => name === column)?.absentKey ?? 'none'})`
                        ) : (
                          <FieldValue field={column} value={value} />
                        )}
                      </button>
                    ) : undefined
                  }
                />
              </Card>
            )}
          </div>
        )}
      </Answer>
    </>
  );
}

function describeOther({ rows, other }: ReportSection): string | undefined {
  if (!other) return undefined;
  const all = rows.length + other.rows;
  return `The first ${formatCount(rows.length)} of ${formatCount(all)} rows; the CSV has all.`;
}

/** What the calls of a row have. */
function valuesOf(by: readonly string[], row: SectionRow): Where {
  return Object.fromEntries(by.map((field) => [field, String(row[field] ?? '')]));
}
