import { useCallback, useSyncExternalStore } from 'react';

/** As it is drawn. */
export type Theme = 'light' | 'dark';

const KEY = 'spendspan-theme';
const listeners = new Set<() => void>();
const system = matchMedia('(prefers-color-scheme: dark)');

/** What was chosen here, else what the system prefers. */
function readTheme(): Theme {
  const chosen = readChosen();
  return chosen ?? (system.matches ? 'dark' : 'light');
}

/** A browser may forbid storage. */
function readChosen(): Theme | undefined {
  try {
    const value = localStorage.getItem(KEY);
    return value === 'light' || value === 'dark' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Draws the page in its theme, now and when the system's changes. */
export function applyTheme(): void {
  document.documentElement.dataset['theme'] = readTheme();
  for (const listener of listeners) listener();
}
system.addEventListener('change', applyTheme);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The theme, and a way to change it. */
export function useTheme(): { readonly theme: Theme; toggle(): void } {
  const theme = useSyncExternalStore(subscribe, readTheme);
  const toggle = useCallback(() => {
    try {
      localStorage.setItem(KEY, readTheme() === 'dark' ? 'light' : 'dark');
    } catch {
      document.documentElement.dataset['theme'] = readTheme() === 'dark' ? 'light' : 'dark';
      return;
    }
    applyTheme();
  }, []);
  return { theme, toggle };
}
