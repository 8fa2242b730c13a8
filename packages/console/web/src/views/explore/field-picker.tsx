import type { JSX } from 'react';
import { useFields } from '../../api/queries.ts';
import { useFieldLabel } from '../use-field-label.ts';
import './explore.css';

/** As many as the report takes. */
const MAX_FIELDS = 4;

export interface FieldPickerProps {
  readonly fields: readonly string[];
  onChange(fields: readonly string[]): void;
}

/** Chooses what the spend is split by: one field after the other. */
export function FieldPicker({ fields, onChange }: FieldPickerProps): JSX.Element {
  const { data } = useFields();
  const labelOf = useFieldLabel();
  const known = data?.fields.map(({ name }) => name) ?? [];
  // A dimension of one's own can be typed into the address.
  const free = (own?: string): readonly string[] =>
    [...new Set([...known, ...fields])].filter((field) => field === own || !fields.includes(field));
  return (
    <fieldset className="fields">
      <legend>Split by</legend>
      {fields.map((field, index) => (
        <span key={field} className="control picker">
          <select
            aria-label={`Field ${index + 1}`}
            value={field}
            onChange={({ target }) => onChange(fields.map((one, at) => (at === index ? target.value : one)))}
          >
            {free(field).map((one) => (
              <option key={one} value={one}>
                {labelOf(one)}
              </option>
            ))}
          </select>
          {fields.length > 1 && (
            <button
              type="button"
              className="remove"
              aria-label={`Do not split by ${labelOf(field).toLowerCase()}`}
              onClick={() => onChange(fields.filter((one) => one !== field))}
            >
              ×
            </button>
          )}
        </span>
      ))}
      {fields.length < MAX_FIELDS && (
        <span className="control picker">
          <select aria-label="Split further by" value="" onChange={({ target }) => onChange([...fields, target.value])}>
            <option value="">and by …</option>
            {free().map((one) => (
              <option key={one} value={one}>
                {labelOf(one)}
              </option>
            ))}
          </select>
        </span>
      )}
    </fieldset>
  );
}
