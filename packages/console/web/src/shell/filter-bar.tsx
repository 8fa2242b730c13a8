import { type FormEvent, type JSX, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useFields, useReport } from '../api/queries.ts';
import { FieldValue } from '../parts/field-value.tsx';
import { useUrl } from '../url/use-url.ts';
import { dropField, writeWhere } from '../url/where.ts';
import { useFieldLabel } from '../views/use-field-label.ts';
import './filter-bar.css';

/** What calls must have, in every view: values that can be taken away, and a way to add one. */
export function FilterBar(): JSX.Element {
  const { where, set } = useUrl();
  const [isAdding, setAdding] = useState(false);
  const add = useRef<HTMLButtonElement>(null);
  // What had the focus is gone.
  const close = (): void => {
    flushSync(() => setAdding(false));
    add.current?.focus();
  };
  const remove = (field: string): void => {
    set({ where: writeWhere(dropField(where, field)) });
    add.current?.focus();
  };
  const labelOf = useFieldLabel();
  const filters = Object.entries(where).map(([field, value]) => [field, value, labelOf(field)] as const);
  return (
    <div className="filter-bar">
      {filters.length > 0 && (
        <ul className="chips" aria-label="Filters">
          {filters.map(([field, value, label]) => (
            <li key={field}>
              {label}: <strong>{value === '' ? 'none' : <FieldValue field={field} value={value} />}</strong>
              <button
                type="button"
                className="remove"
                aria-label={`Remove the filter of ${label.toLowerCase()}`}
                onClick={() => remove(field)}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {isAdding ? (
        <AddFilter close={close} />
      ) : (
        <button ref={add} type="button" className="control" onClick={() => setAdding(true)}>
          Add a filter
        </button>
      )}
    </div>
  );
}

/** That what the address filters by changes nothing of what is shown. */
export function FilterNote(): JSX.Element | null {
  const { where } = useUrl();
  const labelOf = useFieldLabel();
  const filters = Object.entries(where).map(([field, value]) => `${labelOf(field)}: ${nameValue(value)}`);
  if (filters.length === 0) return null;
  return <p className="dim">Shown whole: the filters of other views ({filters.join(', ')}) do not apply here.</p>;
}

/** A value of a filter, for people. */
function nameValue(value: string): string {
  return value === '' ? 'none' : value;
}

function AddFilter({ close }: { close(): void }): JSX.Element {
  const { where, set } = useUrl();
  const { data } = useFields();
  const [field, setField] = useState('team');
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget).get('value')).trim();
    set({ where: writeWhere({ ...where, [field]: value }) });
    close();
  };
  return (
    <form className="add-filter" onSubmit={submit} onKeyDown={({ key }) => key === 'Escape' && close()}>
      <span className="control picker">
        <select
          ref={first}
          aria-label="Field of the filter"
          value={field}
          onChange={({ target }) => setField(target.value)}
        >
          {(data?.fields ?? []).map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </span>
      <ValueInput key={field} field={field} />
      <button type="submit" className="control primary">
        Keep only these
      </button>
      <button type="button" className="control" onClick={close}>
        Cancel
      </button>
    </form>
  );
}

/** Values that most was spent on come to mind first; of fields with one for each call nobody chooses. */
const PROPOSED = '50';
const PER_CALL: ReadonlySet<string> = new Set(['trace', 'span', 'parent', 'startedAt', 'session']);

function ValueInput({ field }: { readonly field: string }): JSX.Element {
  const { query, where } = useUrl();
  const labelOf = useFieldLabel();
  const id = useId();
  const rest = writeWhere(dropField(where, field));
  const parameters = { ...query, where: rest, by: field, limit: PROPOSED };
  const report = useReport('breakdown', parameters, !PER_CALL.has(field));
  const values = (report.data?.sections[0]?.rows ?? []).flatMap((row) => row[field] ?? []);
  return (
    <>
      <input
        className="text-field"
        name="value"
        list={id}
        placeholder="empty: calls without one"
        aria-label={`Value of ${labelOf(field).toLowerCase()}`}
      />
      <datalist id={id}>
        {values.map((value) => (
          <option key={value} value={String(value)} />
        ))}
      </datalist>
    </>
  );
}
