import { type FormEvent, type JSX, useId, useRef } from 'react';
import { PRESETS } from '../url/period.ts';
import { useUrl } from '../url/use-url.ts';
import './period-picker.css';

/** Chooses the stretch of time that is shown. */
export function PeriodPicker(): JSX.Element {
  const { period, setPeriod } = useUrl();
  const dialog = useRef<HTMLDialogElement>(null);
  const pick = (preset: string): void => {
    if (preset === 'custom') dialog.current?.showModal();
    else setPeriod({ preset, timeZone: period.timeZone });
  };
  return (
    <>
      <label className="control picker">
        <span className="visually-hidden">Period</span>
        <select value={period.preset} onChange={({ target }) => pick(target.value)}>
          {PRESETS.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
          {!PRESETS.some(({ name }) => name === period.preset) && (
            <option value={period.preset}>
              {period.preset === 'custom' ? `${period.since ?? '…'} to ${period.until ?? '…'}` : period.preset}
            </option>
          )}
          {period.preset !== 'custom' && <option value="custom">Other days …</option>}
        </select>
      </label>
      {period.preset === 'custom' && (
        <button type="button" className="control" onClick={() => dialog.current?.showModal()}>
          Change days
        </button>
      )}
      <DaysDialog dialog={dialog} />
    </>
  );
}

function DaysDialog({ dialog }: { readonly dialog: React.RefObject<HTMLDialogElement | null> }): JSX.Element {
  const { period, setPeriod } = useUrl();
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const first = String(data.get('first'));
    const last = String(data.get('last'));
    setPeriod({ preset: 'custom', since: first, until: dayAfter(last), timeZone: period.timeZone });
    dialog.current?.close();
  };
  return (
    <dialog ref={dialog} className="days" aria-labelledby={id}>
      <form onSubmit={submit}>
        <h2 id={id}>Other days</h2>
        <label>
          First day
          <input type="date" name="first" required defaultValue={period.since?.slice(0, 10)} />
        </label>
        <label>
          Last day
          <input type="date" name="last" required defaultValue={period.until && dayBefore(period.until.slice(0, 10))} />
        </label>
        <div className="buttons">
          <button type="button" className="control" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" className="control primary">
            Show
          </button>
        </div>
      </form>
    </dialog>
  );
}

const DAY_MS = 86_400_000;

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}
