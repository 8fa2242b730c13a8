import { type FormEvent, type JSX, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { describeZone, findZones, listZones } from './zones.ts';

export interface ZoneDialogProps {
  choose(zone: string): void;
  close(): void;
}

/** Looks a time zone up by any part of its name. */
export function ZoneDialog({ choose, close }: ZoneDialogProps): JSX.Element {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLSelectElement>(null);
  const [text, setText] = useState('');
  const [picked, pick] = useState<string>();
  const zones = useMemo(() => listZones().map((zone) => [zone, describeZone(zone)] as const), []);
  const names = new Map(zones);
  const found = findZones(text, [...names.keys()]);
  const chosen = picked !== undefined && found.includes(picked) ? picked : found[0];
  useEffect(() => dialog.current?.showModal(), []);
  const take = (zone: string | undefined): void => {
    if (zone === undefined) return;
    choose(zone);
    dialog.current?.close();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    take(chosen);
  };
  const goDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    list.current?.focus();
  };
  return (
    <dialog ref={dialog} className="days" aria-labelledby={id} onClose={close}>
      <form onSubmit={submit}>
        <h2 id={id}>Time zone</h2>
        <label>
          A part of its name
          <input
            // Escape closes the dialog: in a search field it would clear the text.
            type="text"
            placeholder="New York, Asia …"
            value={text}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={goDown}
          />
        </label>
        <select
          ref={list}
          size={8}
          aria-label="Time zones"
          value={chosen ?? ''}
          onChange={({ target }) => pick(target.value)}
          onDoubleClick={() => take(chosen)}
          onKeyDown={({ key }) => key === 'Enter' && take(chosen)}
        >
          {found.map((zone) => (
            <option key={zone} value={zone}>
              {names.get(zone) ?? zone}
            </option>
          ))}
        </select>
        <p className="dim" role="status">
          {found.length === 0 ? 'No time zone is called so.' : `${found.length.toLocaleString()} time zones`}
        </p>
        <div className="buttons">
          <button type="button" className="control" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" className="control primary" disabled={chosen === undefined}>
            Use it
          </button>
        </div>
      </form>
    </dialog>
  );
}
