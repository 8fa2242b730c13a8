import { type JSX, useState } from 'react';
import { useUrl } from '../url/use-url.ts';
import { ZoneDialog } from './zone-dialog.tsx';
import { OWN_ZONE, UTC } from './zones.ts';

const OTHER = 'other';

/** Chooses the clocks that days and months go by: UTC's and those of here at once, any other by a search. */
export function ZonePicker(): JSX.Element {
  const { period, setPeriod } = useUrl();
  const [isSearching, setSearching] = useState(false);
  const choose = (timeZone: string): void => setPeriod({ ...period, timeZone });
  return (
    <>
      <span className="control picker">
        <select
          aria-label="Time zone"
          value={period.timeZone}
          onChange={({ target }) => (target.value === OTHER ? setSearching(true) : choose(target.value))}
        >
          {[...new Set([UTC, OWN_ZONE, period.timeZone])].map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
          <option value={OTHER}>Other time zone …</option>
        </select>
      </span>
      {isSearching && <ZoneDialog choose={choose} close={() => setSearching(false)} />}
    </>
  );
}
