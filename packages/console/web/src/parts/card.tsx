import { type JSX, type ReactNode, useId } from 'react';
import './card.css';

export interface CardProps {
  readonly title: string;
  /** By which links lead to it. */
  readonly anchor?: string;
  /** What stands beside the title: links, switches. */
  readonly aside?: ReactNode;
  /** How to read it. */
  readonly note?: ReactNode;
  /** Takes the whole width of the grid that it stands in. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A part of a view, with a heading. */
export function Card({ title, anchor, aside, note, wide = false, children }: CardProps): JSX.Element {
  const id = useId();
  return (
    <section id={anchor} className={wide ? 'card wide' : 'card'} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
      {note !== undefined && <p className="note">{note}</p>}
    </section>
  );
}
