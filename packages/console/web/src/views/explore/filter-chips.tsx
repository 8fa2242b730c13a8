import type { JSX } from 'react';
import type { Where } from '../../url/where.ts';

export interface FilterChipsProps {
  readonly where: Where;
  onChange(where: Where): void;
}

/** What calls must have; each can be taken away. */
export function FilterChips({ where, onChange }: FilterChipsProps): JSX.Element {
  const filters = Object.entries(where);
  if (filters.length === 0) return <p className="dim">Click a value to see only its calls.</p>;
  return (
    <ul className="chips" aria-label="Filters">
      {filters.map(([field, value]) => (
        <li key={field}>
          {field}: <strong>{value === '' ? 'none' : value}</strong>
          <button
            type="button"
            className="remove"
            aria-label={`Remove the filter of ${field}`}
            onClick={() => onChange(Object.fromEntries(filters.filter(([other]) => other !== field)))}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
