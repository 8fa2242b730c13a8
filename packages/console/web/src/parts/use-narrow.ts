import { useSyncExternalStore } from 'react';

/** As the style sheets have it. */
const NARROW = matchMedia('(max-width: 640px)');

/** Whether there is as little room as on a phone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => NARROW.matches);
}

function subscribe(onChange: () => void): () => void {
  NARROW.addEventListener('change', onChange);
  return () => NARROW.removeEventListener('change', onChange);
}
