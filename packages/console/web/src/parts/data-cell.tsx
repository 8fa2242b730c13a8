import type { CSSProperties, JSX } from 'react';
import type { DataColumn } from './data-column.ts';

export interface CellProps<Row> {
  readonly column: DataColumn<Row>;
  readonly row: Row;
  readonly isFirst: boolean;
}

/** What a column says of a row. */
export function Cell<Row>({
  column: { align, render, bar, wraps, folded },
  row,
  isFirst,
}: CellProps<Row>): JSX.Element {
  if (isFirst) {
    return (
      <th scope="row" className={align}>
        {render(row)}
        {folded?.map(({ name, head, render: renderFolded }) => (
          <small key={name} className="folded">
            <span className="visually-hidden">{head}: </span>
            {renderFolded(row)}
          </small>
        ))}
      </th>
    );
  }
  if (!bar) return <td className={wraps ? `${align} wraps` : align}>{render(row)}</td>;
  return (
    <td className={`${align} with-bar`}>
      <span className="bar" style={toPart(Math.max(0, Math.min(1, bar(row))))} aria-hidden="true" />
      {render(row)}
    </td>
  );
}

/** For the style sheet, which knows how much room there is. */
function toPart(part: number): CSSProperties {
  return { '--part': part } as CSSProperties;
}
