import type { JSX } from 'react';
import type { DataColumn } from './data-column.ts';
import type { Order } from './sort-rows.ts';

export interface HeadingProps<Row> {
  readonly column: DataColumn<Row>;
  readonly order: Order | undefined;
  setOrder(order: Order): void;
}

/** The heading of a column, and of those that stand beneath it. */
export function Heading<Row>({ column, order, setOrder }: HeadingProps<Row>): JSX.Element {
  const { align, folded = [] } = column;
  const all = [column, ...folded];
  const own = all.find(({ name, sortBy }) => sortBy && name === order?.name);
  const sort = own ? (order?.descending ? 'descending' : 'ascending') : 'none';
  return (
    <th scope="col" className={align} {...(all.some(({ sortBy }) => sortBy) && { 'aria-sort': sort })}>
      {all.map((one) => (
        <span key={one.name} className={one === column ? undefined : 'folded'}>
          <Head column={one} order={order} setOrder={setOrder} />
        </span>
      ))}
    </th>
  );
}

function Head<Row>({ column: { name, head, align, sortBy }, order, setOrder }: HeadingProps<Row>): JSX.Element {
  if (!sortBy) return <>{head}</>;
  const isOwn = order?.name === name;
  const descending = isOwn ? !order.descending : align === 'right';
  return (
    <button type="button" onClick={() => setOrder({ name, descending })}>
      {head}
      <span aria-hidden="true">{isOwn ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
    </button>
  );
}
